import { randomBytes } from 'node:crypto';
import { UsageError } from '../cli/errors.ts';
import type { Identity } from './identity.ts';
import type { RefreshLogin } from './login/own-login.ts';
import type { TestTokens } from './tokens.ts';

/** The modes of a live run and its report. */
export interface LiveMode {
  allowWrites: boolean;
  probeDenied: boolean;
  exhaustRateLimit: boolean;
  /** Whether a violated assumption fails the run, as a documented statement does. */
  strict: boolean;
  /** Whether the report shows names, notes, email addresses and amounts of the workspace. */
  showData: boolean;
  /** Whether the run logs in again, to check refresh tokens. */
  refresh?: boolean;
  /** The maximum number of requests for each token. */
  budget?: number;
}

/**
 * Everything that the tests need to know about a live run. It contains tokens: it is never printed and never passed as
 * an argument.
 */
export interface LiveSettings extends LiveMode {
  baseUrl: string;
  identities: Identity[];
  /** Tokens with separate checks: an expired token, a revoked token, the token of a second app. */
  testTokens?: TestTokens;
  run: string;
  /** The ledger in which records are logged before they are created; without it nothing is created. */
  ledgerFile?: string;
  /** The login of a run with `--refresh`; set only in the part of the run that checks it. */
  refreshLogin?: RefreshLogin;
  /** The timeout for a response, if it differs from the default. */
  responseTimeoutMs?: number;
  /** Whether the run is a rehearsal: the target is a mock, and each test records its requests. */
  rehearsal?: boolean;
}

/** Every token of a run, to mask in output. */
export function listTokens({
  identities,
  testTokens = {},
  refreshLogin,
}: Pick<LiveSettings, 'identities' | 'testTokens' | 'refreshLogin'>): string[] {
  const loginTokens = [refreshLogin?.access_token, refreshLogin?.refresh_token].flatMap(
    (token) => token ?? [],
  );
  return [...identities.map(({ token }) => token), ...Object.values(testTokens), ...loginTokens];
}

/** The variable that tells the test process to expect settings over the IPC channel. It never contains settings. */
export const liveVariable = 'TIMENEYE_CONTRACT_LIVE';

/**
 * The settings from the parent process; undefined in a run against the mock. They arrive over the IPC channel, since
 * other users of the machine can read an environment (`ps e`) and arguments.
 */
export async function receiveLiveSettings(
  environment: NodeJS.ProcessEnv = process.env,
  channel: Pick<NodeJS.Process, 'once' | 'connected'> = process,
): Promise<LiveSettings | undefined> {
  const isLive = environment[liveVariable] !== undefined;
  delete environment[liveVariable];
  if (!isLive) return undefined;
  if (!channel.connected) {
    throw new UsageError(`${liveVariable} is an internal variable: run npm test -- --live instead`);
  }
  return new Promise((resolve) => channel.once('message', (settings) => resolve(settings as LiveSettings)));
}

/** Creates an ID that identifies the records of a run: the date and time, and a random part. */
export function newRunId(now = new Date()): string {
  return `${now.toISOString().slice(0, 16).replace(/[-:]/g, '')}-${randomBytes(4).toString('hex')}`;
}

/** Whether a value has the exact form of a run's ID: a shorter string could also occur in records of others. */
export function isRunId(text: unknown): text is string {
  return typeof text === 'string' && /^\d{8}T\d{4}-[0-9a-f]{8}$/.test(text);
}

/** The marker in the name or notes of every record that the run creates. */
export function formatRunMark(run: string): string {
  return `contract-test ${run}`;
}
