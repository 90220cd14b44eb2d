import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIGNED_IN, type SignedInActor } from '../../contract/access.ts';
import { readContract } from '../../contract/contract.ts';
import { identify } from '../../live/identify.ts';
import { type LiveMode, type LiveSettings, newRunId } from '../../live/settings.ts';
import { type ActorToken, formatVariableName } from '../../live/tokens.ts';
import type { WorkerReply } from './worker-protocol.ts';
import type { Worker } from './workers.ts';

/** The file that exhausts the rate limit; it runs last, as in a live run. */
const RATE_LIMIT_FILE = 'rate-limit/exhausted';

/** The tokens and flags of a live run. */
export interface LiveUser {
  tokens: ActorToken[];
  mode: LiveMode;
}

/** Creates a user with only the token of an actor and no flags, or else with all tokens and all flags. */
export function createLiveUser(actor?: SignedInActor): LiveUser {
  const hasAll = actor === undefined;
  const flags = { allowWrites: hasAll, probeDenied: hasAll, exhaustRateLimit: hasAll };
  return {
    tokens: hasAll
      ? SIGNED_IN.map((each) => ({ token: `mock-${each}`, from: formatVariableName(each), actor: each }))
      : [{ token: `mock-${actor}`, from: 'TIMENEYE_TOKEN', actor }],
    // An observation counts as a detection too, because it informs the user of the fault.
    mode: { ...flags, strict: true, showData: true },
  };
}

/**
 * Runs files of the suite against the worker's port as a live run does; throws an error that would end the live run.
 */
export async function runLiveFiles(worker: Worker, user: LiveUser, files: string[]): Promise<WorkerReply> {
  const contract = readContract();
  const baseUrl = `http://127.0.0.1:${worker.port}${contract.basePath}`;
  const identities = await identify(contract, baseUrl, user.tokens, undefined);
  const directory = mkdtempSync(join(tmpdir(), 'timeneye-faults-'));
  const settings: LiveSettings = {
    ...user.mode,
    exhaustRateLimit: false,
    baseUrl,
    identities,
    run: newRunId(),
    ledgerFile: join(directory, 'ledger.jsonl'),
  };
  try {
    const first = await worker.order({ files, bail: 1, live: settings });
    if (!user.mode.exhaustRateLimit || first.failures.length > 0) return first;
    const last = { ...settings, exhaustRateLimit: true };
    const { failures } = await worker.order({ files: [RATE_LIMIT_FILE], bail: 1, live: last });
    return { ...first, failures };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
