import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFile, projectDirectory } from '../cli/installation.ts';
import { readContract } from '../contract/contract.ts';
import type { Finished } from '../runner/child.ts';
import { githubOptions } from '../runner/ci.ts';
import { runSuite, type SuiteOptions } from '../runner/run.ts';
import { isAccepted } from './acceptance.ts';
import { deleteRecords } from './delete-records.ts';
import type { Identity } from './identity.ts';
import { Interrupts } from './interrupts.ts';
import { formatIntroduction } from './introduction.ts';
import {
  createRefreshLogin,
  type RefreshLogin,
  readLoginToRepeat,
  revokeRefreshLogin,
} from './login/own-login.ts';
import { findWriter, type LiveFlags, prepareLive } from './prepare.ts';
import { createRedactor } from './redact.ts';
import { type LiveSettings, listTokens } from './settings.ts';

const MASKED_FILES = [
  'junit.xml',
  'report.json',
  'observations.json',
  'observations.overlay.yaml',
  'observations.mapping.yaml',
];
const RATE_LIMIT_FOLDER = 'rate-limit';
export const RATE_LIMIT_TESTS = 'tests/contract/rate-limit/exhausted.test.';
export const REFRESH_TESTS = 'tests/contract/tokens/own-login.test.';
const REFRESH_FOLDER = 'refresh';
const INTERRUPTED_EXIT_CODE = 130;
const REMAINING_RECORDS_EXIT_CODE = 3;
const TOKEN_CHECK_TIMEOUT_MS = 5000;

/**
 * `npm test -- --live`: identifies the caller, runs the checks that actor and mode allow, and deletes the records of
 * the run.
 */
export async function runLive(
  flags: LiveFlags,
  options: SuiteOptions,
  { responseTimeoutMs }: { responseTimeoutMs?: number } = {},
): Promise<number> {
  const prepared = await prepareLive(flags, environmentFile());
  const settings = { ...prepared, ...(responseTimeoutMs !== undefined && { responseTimeoutMs }) };
  const loginDetails = settings.refresh ? readLoginToRepeat(settings.baseUrl) : undefined;
  const redact = createRedactor(listTokens(settings));
  const directory = options.report ?? join(projectDirectory(), 'reports');
  console.log(redact(formatIntroduction(settings)));
  const interrupts = new Interrupts();
  let refreshLogin: RefreshLogin | undefined;
  try {
    // The user logs in at the start of the run, while at the terminal; the last part checks the tokens.
    refreshLogin =
      loginDetails && (await createRefreshLogin(settings.baseUrl, loginDetails, interrupts.first));
    await deleteRecords(settings, 'left behind by an earlier run', interrupts);
    const context = {
      directory,
      redact: createRedactor(listTokens({ ...settings, ...(refreshLogin && { refreshLogin }) })),
      interrupts,
    };
    const results = interrupts.heard ? [] : [await runChecks(settings, options, context)];
    const remaining = settings.allowWrites ? await deleteRunRecords(settings, results, interrupts) : 0;
    for (const part of lastParts(settings, refreshLogin)) {
      if (isInterrupted(results, interrupts)) break;
      results.push(await runPart(part, context));
    }
    const isRevoked = await revokeIfPresent(refreshLogin);
    refreshLogin = undefined;
    if (!isInterrupted(results, interrupts)) return deriveExitCode(results, remaining + (isRevoked ? 0 : 1));
    console.log('Interrupted: the run is incomplete.');
    return INTERRUPTED_EXIT_CODE;
  } finally {
    await revokeIfPresent(refreshLogin);
    redactFiles(directory, redact);
    interrupts.close();
  }
}

function isInterrupted(results: Finished[], { heard }: Interrupts): boolean {
  return heard || results.some(({ interrupted }) => interrupted);
}

/** Revokes the login of the run, if it has one; returns whether no login is left. */
async function revokeIfPresent(refreshLogin: RefreshLogin | undefined): Promise<boolean> {
  return refreshLogin === undefined || revokeRefreshLogin(refreshLogin);
}

interface RunContext {
  directory: string;
  redact(text: string): string;
  interrupts: Interrupts;
}

/**
 * Deletes the records of the run with a token that the API still accepts. Skips that check when interrupted or too
 * slow.
 */
async function deleteRunRecords(
  settings: LiveSettings,
  results: Finished[],
  interrupts: Interrupts,
): Promise<number> {
  const stop = AbortSignal.any([interrupts.atOnce, AbortSignal.timeout(TOKEN_CHECK_TIMEOUT_MS)]);
  const unchecked = new Promise<LiveSettings>((resolve) => {
    if (interrupts.heard) resolve(settings);
    stop.addEventListener('abort', () => resolve(settings), { once: true });
  });
  const caller = await Promise.race([unchecked, removeRevokedTokens(settings, results)]);
  return deleteRecords(caller, 'created by this run', interrupts);
}

function runChecks(
  settings: LiveSettings,
  options: SuiteOptions,
  { directory, redact }: RunContext,
): Promise<Finished> {
  const liveRun = { settings: { ...settings, exhaustRateLimit: false }, directory, redact };
  return runSuite({ ...options, liveRun });
}

/**
 * Removes the identities whose token was revoked during the run, so that another actor deletes the records. Keeps all
 * identities if none of the others may write, so that the remaining records are listed.
 */
async function removeRevokedTokens(settings: LiveSettings, results: Finished[]): Promise<LiveSettings> {
  const { baseUrl, identities, responseTimeoutMs } = settings;
  if (results.every(({ exitCode }) => exitCode === 0)) return settings;
  const contract = readContract();
  const accepted: Identity[] = [];
  for (const identity of identities) {
    if ((await isAccepted(contract, baseUrl, identity.token, responseTimeoutMs)) !== false)
      accepted.push(identity);
  }
  return findWriter(accepted) === undefined ? settings : { ...settings, identities: accepted };
}

/** A part of the suite that runs separately, after the records are deleted. */
interface LastPart {
  file: string;
  folder: string;
  settings: LiveSettings;
}

/**
 * The parts that run after the clean-up: reuse of a refresh token may end other logins as well, and the rate-limit
 * checks leave no requests for anything else.
 */
function lastParts(settings: LiveSettings, refreshLogin: RefreshLogin | undefined): LastPart[] {
  const baseSettings = { ...settings, exhaustRateLimit: false };
  return [
    ...(refreshLogin
      ? [{ file: REFRESH_TESTS, folder: REFRESH_FOLDER, settings: { ...baseSettings, refreshLogin } }]
      : []),
    ...(settings.exhaustRateLimit ? [{ file: RATE_LIMIT_TESTS, folder: RATE_LIMIT_FOLDER, settings }] : []),
  ];
}

function runPart({ file, folder, settings }: LastPart, { directory, redact }: RunContext): Promise<Finished> {
  const liveRun = { settings, directory: join(directory, folder), redact };
  return runSuite({ vitestArguments: [file], liveRun });
}

/** A broken contract takes precedence over an inconclusive part or a failed clean-up. */
function deriveExitCode(results: Finished[], remaining: number): number {
  const codes = results.map(({ exitCode }) => exitCode).filter((code) => code !== 0);
  if (codes.includes(1)) return 1;
  return codes[0] ?? (remaining > 0 ? REMAINING_RECORDS_EXIT_CODE : 0);
}

/** Masks secrets in the report files, although they should contain none. */
function redactFiles(directory: string, redact: (text: string) => string): void {
  const inDirectory = [
    directory,
    join(directory, RATE_LIMIT_FOLDER),
    join(directory, REFRESH_FOLDER),
  ].flatMap((folder) => MASKED_FILES.map((name) => join(folder, name)));
  for (const file of [...inDirectory, githubOptions()?.summary ?? ''].filter((path) => existsSync(path))) {
    const text = readFileSync(file, 'utf8');
    const masked = redact(text);
    if (masked !== text) replaceOrDelete(file, masked);
  }
}

/** Replaces a file, or deletes it on a full disk: no file is better than a file with a secret. */
function replaceOrDelete(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch {
    rmSync(file, { force: true });
  }
}
