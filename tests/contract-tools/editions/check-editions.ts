import { parseArgs } from 'node:util';
import { AREAS, type Area, EDITIONS, runEdition } from './edition-run.ts';

// Accepts each edition in a copy of the project, runs the suite, the collection, the permission matrix and live runs
// there, and restores the copy: node --import tsx tests/contract-tools/editions/check-editions.ts [NAME ...]. Each takes
// minutes. With --suite, only the suite runs.
const { values, positionals: names } = parseArgs({
  options: { suite: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const ALL_EXTRAS = { commands: [['newman'], ['access']], live: true };
const extras = values.suite ? { commands: [], live: false } : ALL_EXTRAS;

/** The minimum share of passing checks by area. An edition that differs only in names must pass nearly all checks. */
const MINIMUM_SHARES: Record<string, number | Record<Area, number>> = {
  'other-names': 0.9,
  'bare-object': 0.9,
  big: 0.9,
  'hand-written-3.1': 0.9,
  'nested-and-flat': { authorization: 0.87, state: 0.85, 'rate-limit': 0.9, tokens: 0.97, conformance: 0.84 },
  'examples-only': 0.95,
  'twelve-operations': { authorization: 0.11, state: 0.01, 'rate-limit': 1, tokens: 0.96, conformance: 0.48 },
  'one-operation': { authorization: 0.01, state: 0, 'rate-limit': 0, tokens: 0.65, conformance: 0.1 },
  laravel: { authorization: 0.98, state: 1, 'rate-limit': 1, tokens: 1, conformance: 0.84 },
};

const results: boolean[] = [];
for (const name of names.length > 0 ? names : EDITIONS) {
  const { failed, shares, isRestored } = await runEdition(name, extras);
  const minimum = MINIMUM_SHARES[name] ?? 0;
  const isEnough = AREAS.every(
    (area) => shares[area] >= (typeof minimum === 'number' ? minimum : minimum[area]),
  );
  const isGreen = failed.length === 0 && isRestored && isEnough;
  const share = AREAS.map((area) => `${area} ${Math.round(shares[area] * 100)} %`).join(', ');
  console.log(
    `${isGreen ? 'ok    ' : 'FAILED'}  ${name}: ${share}${isRestored ? '' : '; reverting changes files'}`,
  );
  for (const output of failed) console.log(output);
  results.push(isGreen);
}
process.exitCode = results.every(Boolean) ? 0 : 1;
