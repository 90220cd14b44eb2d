import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readContract } from '../spec/contract.ts';
import type { Finished } from '../suite/child.ts';
import { runSuite, type SuiteOptions } from '../suite/run.ts';
import { isAccepted } from './acceptance.ts';
import type { Identity } from './identity.ts';
import { introduction } from './introduction.ts';
import { type LiveFlags, prepareLive, writerAmong } from './prepare.ts';
import { redactor } from './redact.ts';
import type { LiveSettings } from './settings.ts';
import { takeAway } from './take-away.ts';

const ENV_FILE = fileURLToPath(new URL('../../.env', import.meta.url));
const REPORTS = fileURLToPath(new URL('../../reports', import.meta.url));
const REPORT_FILES = ['junit.xml', 'access.json', 'observations.json', 'observations.overlay.yaml'];
const RATE_LIMIT = 'rate-limit';
const SPENDS_ALL = 'tests/contract/rate-limit/exhausted.test.ts';
const INTERRUPTED = 130;

/** `npm test -- --live`: looks who calls, runs what he and the mode allow, and takes away what the run has made. */
export async function runLive(
  flags: LiveFlags,
  options: SuiteOptions,
  { patienceMs }: Pick<LiveSettings, 'patienceMs'> = {},
): Promise<number> {
  const prepared = await prepareLive(flags, ENV_FILE);
  const settings = { ...prepared, ...(patienceMs !== undefined && { patienceMs }) };
  const redact = redactor(settings.identities.map(({ token }) => token));
  const directory = options.report ?? REPORTS;
  console.log(redact(introduction(settings)));
  await takeAway(settings, 'left behind by an earlier run');
  // What spends the limit leaves nothing for other checks, so it comes after them and in a run of its own.
  const first = { ...settings, exhaustRateLimit: false };
  const results = [await runSuite({ ...options, liveRun: { settings: first, directory, redact } })];
  if (settings.exhaustRateLimit && !results[0]?.interrupted) {
    const liveRun = { settings, directory: join(directory, RATE_LIMIT), redact };
    results.push(await runSuite({ rest: [SPENDS_ALL], liveRun }));
  }
  if (settings.allowWrites) await takeAway(await withLiveTokens(settings, results), 'made by this run');
  redactFiles(directory, redact);
  return exitCodeOf(results);
}

/**
 * A run may have ended because a token was revoked in it: whoever may still write then takes away what it has made.
 * Where nobody may, everybody is kept, so that what stays is listed.
 */
async function withLiveTokens(settings: LiveSettings, results: Finished[]): Promise<LiveSettings> {
  const { baseUrl, identities, patienceMs } = settings;
  if (results.every(({ exitCode }) => exitCode === 0)) return settings;
  const contract = readContract();
  const accepted: Identity[] = [];
  for (const identity of identities) {
    if ((await isAccepted(contract, baseUrl, identity.token, patienceMs)) !== false) accepted.push(identity);
  }
  return writerAmong(accepted) === undefined ? settings : { ...settings, identities: accepted };
}

/** A broken contract outdoes what was not found out. */
function exitCodeOf(results: Finished[]): number {
  if (results.some(({ interrupted }) => interrupted)) return INTERRUPTED;
  const codes = results.map(({ exitCode }) => exitCode).filter((code) => code !== 0);
  return codes.includes(1) ? 1 : (codes[0] ?? 0);
}

/** Nothing secret is in them; should something be, it does not stay there. */
function redactFiles(directory: string, redact: (text: string) => string): void {
  for (const file of REPORT_FILES.flatMap((name) => [
    join(directory, name),
    join(directory, RATE_LIMIT, name),
  ]).filter((path) => existsSync(path))) {
    const text = readFileSync(file, 'utf8');
    const masked = redact(text);
    if (masked !== text) writeFileSync(file, masked);
  }
}
