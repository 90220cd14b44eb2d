import { randomBytes } from 'node:crypto';
import { UsageError } from '../cli/errors.ts';
import type { Identity } from './identity.ts';

/** What a live run may do besides reading, and what it tells. */
export interface LiveMode {
  allowWrites: boolean;
  probeDenied: boolean;
  exhaustRateLimit: boolean;
  /** What is assumed is as binding as what is documented. */
  strict: boolean;
  /** Whether names, notes, addresses and money of the workspace are shown. */
  showData: boolean;
  /** How many requests each token may spend. */
  budget?: number;
}

/** All that the tests need to know of a live run. It holds tokens: it is never printed and never in an argument. */
export interface LiveSettings extends LiveMode {
  baseUrl: string;
  identities: Identity[];
  run: string;
  /** Where what is written is written down first; without it nothing is. */
  ledgerFile?: string;
  /** How long an answer may take, where it is not the usual time. */
  patienceMs?: number;
}

/** Tells the process of the tests that settings wait in its channel. The settings themselves never stand in it. */
export const liveVariable = 'TIMENEYE_CONTRACT_LIVE';

/**
 * The settings that the parent process has sent; undefined in a run against the mock. They come through the channel
 * between the two processes, since other users of the machine can read an environment (`ps e`) and arguments.
 */
export async function receiveLiveSettings(
  environment: NodeJS.ProcessEnv = process.env,
  channel: Pick<NodeJS.Process, 'once' | 'connected'> = process,
): Promise<LiveSettings | undefined> {
  const isLive = environment[liveVariable] !== undefined;
  delete environment[liveVariable];
  if (!isLive) return undefined;
  if (!channel.connected) {
    throw new UsageError(`${liveVariable} is not for you to set: run npm test -- --live`);
  }
  return new Promise((resolve) => channel.once('message', (settings) => resolve(settings as LiveSettings)));
}

/** An id by which what a run made is found again: when it was, and something that no other run has. */
export function newRunId(now = new Date()): string {
  return `${now.toISOString().slice(0, 16).replace(/[-:]/g, '')}-${randomBytes(4).toString('hex')}`;
}

/** Whether it has the exact form of a run's id: what is empty or short would stand in foreign records as well. */
export function isRunId(text: unknown): text is string {
  return typeof text === 'string' && /^\d{8}T\d{4}-[0-9a-f]{8}$/.test(text);
}

/** What the name or the notes of every record hold that the run makes. */
export function runMark(run: string): string {
  return `contract-test ${run}`;
}
