import { expect, test } from 'vitest';
import { readContract } from '../../scripts/contract/contract.ts';
import type { CountedObservation, OverlayAction } from '../../scripts/live/observation.ts';
import { observationLines } from '../../scripts/live/report.ts';
import { tryProposals } from '../../scripts/live/tried-proposals.ts';

/* A proposal reaches the file only if `npm run generate` accepts it. */

const { document } = readContract();
const SOURCE = 'observed 2026-11-28';

function observation(rule: string, ...overlay: OverlayAction[]): CountedObservation {
  return { rule, source: 'guess', expected: 'e', received: 'r', overlay, checks: 1 };
}

function response(status: string, schema: object): OverlayAction {
  const content = { 'application/json': { schema } };
  return {
    target: "$['paths']['/clients']['get']['responses']",
    update: { [status]: { description: 'Seen.', 'x-source': SOURCE, content } },
  };
}

const GOOD = observation('good', response('418', { type: 'object' }));
const OTHER = observation('other', response('409', {}));
const NOTHING = observation('nothing to propose');
const BAD_TYPE = observation('bad type', response('410', { type: ['object', 'undefined'] }));
const NO_LOCATION = observation('no place', { target: "$['paths']['/nowhere']", remove: true });
test('only proposals that generate rejects are removed', async () => {
  const all = [GOOD, BAD_TYPE, NOTHING, NO_LOCATION, OTHER];
  const tried = await tryProposals(document, all);
  expect(tried.map(({ rule }) => rule)).toEqual(all.map(({ rule }) => rule));
  expect(tried.filter(({ overlay }) => overlay.length > 0)).toEqual([GOOD, OTHER]);
  const reasons = Object.fromEntries(tried.map(({ rule, rejected }) => [rule, rejected]));
  expect(reasons).toMatchObject({ good: undefined, other: undefined, 'nothing to propose': undefined });
  expect(reasons['bad type']).toContain('type must be JSONType');
  expect(reasons['no place']).toContain('/nowhere');
  expect(observationLines(tried).join('\n')).toMatch(
    /no proposal, because npm run generate rejects it: .*JSONType/,
  );
});

test('accepted proposals stay unchanged', async () => {
  expect(await tryProposals(document, [GOOD, OTHER, NOTHING])).toEqual([GOOD, OTHER, NOTHING]);
});
