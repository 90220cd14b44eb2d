import { randomBytes } from 'node:crypto';
import type { Identity } from './identity.ts';

/** What a live run may do besides reading, and what it tells. */
export interface LiveMode {
  allowWrites: boolean;
  probeRefusals: boolean;
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

/** Under this name the settings reach the tests, in the environment of their process. */
export const liveVariable = 'TIMENEYE_CONTRACT_LIVE';

/** Reads the settings and takes them out of the environment, where no test and no program of it needs them. */
export function takeLiveSettings(environment: NodeJS.ProcessEnv = process.env): LiveSettings | undefined {
  const text = environment[liveVariable];
  delete environment[liveVariable];
  return text === undefined ? undefined : (JSON.parse(text) as LiveSettings);
}

/** An id by which what a run made is found again: when it was, and something that no other run has. */
export function newRunId(now = new Date()): string {
  return `${now.toISOString().slice(0, 16).replace(/[-:]/g, '')}-${randomBytes(4).toString('hex')}`;
}
