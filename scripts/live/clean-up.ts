import { isAlive } from './alive.ts';
import { CleanUpStopped } from './clean-up-patience.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { Records } from './records.ts';
import { getResource, LIVE_RECORD_KINDS } from './resources.ts';
import { formatRunMark } from './settings.ts';

/** The result of a clean-up. */
export interface CleanUp {
  removed: number;
  /** A line for each remaining record, with instructions for deleting it. */
  remaining: string[];
  /** Why the clean-up stopped early; `remaining` then includes the records that it did not reach. */
  stopReason?: string;
}

/**
 * Deletes the records of this run and of crashed runs. A record is deleted only if a read shows the ID of the run that
 * created it; other records are kept.
 */
export async function cleanUp(ledger: Ledger, records: Records): Promise<CleanUp> {
  const result: CleanUp = { removed: 0, remaining: [] };
  const entries = entriesToDelete(ledger);
  for (const entry of entries) {
    const remaining = await clearUnlessStopped(entry, records, result);
    // On a full disk this writes nothing, and the next run finds that the record is gone.
    if (remaining.length === 0) ledger.close(entry.key);
    result.remaining.push(...remaining);
  }
  ledger.tidy();
  return result;
}

/** The records of this run and of runs that have ended, dependent records first. */
export function entriesToDelete(ledger: Ledger): LedgerEntry[] {
  const entries = ledger
    .listOpenEntries()
    .filter((entry) => entry.run === ledger.run || !isInProgress(entry));
  // Newest first within a kind.
  return LIVE_RECORD_KINDS.flatMap((kind) => entries.filter((entry) => entry.kind === kind).reverse());
}

/** No run takes a day. A process that is alive after that has a reused process ID. */
function isInProgress({ pid, at }: LedgerEntry): boolean {
  return isAlive(pid) && Math.abs(Date.now() - at) < MAX_RUN_MS;
}

const MAX_RUN_MS = 24 * 60 * 60 * 1000;

async function clearUnlessStopped(entry: LedgerEntry, records: Records, result: CleanUp): Promise<string[]> {
  if (result.stopReason === undefined) {
    try {
      return await clear(entry, records, result);
    } catch (error) {
      if (!(error instanceof CleanUpStopped)) throw error;
      result.stopReason = error.message;
    }
  }
  return [remainingLine(entry, records)];
}

/** Names a remaining record and the command that deletes it. */
export function remainingLine({ kind, parents, id, text }: LedgerEntry, records: Records): string {
  return `${kind}${id === undefined ? '' : ` ${id}`} "${text}": ${records.formatCurl(kind, parents, id, text)}`;
}

async function clear(entry: LedgerEntry, records: Records, result: CleanUp): Promise<string[]> {
  const { kind, parents, run } = entry;
  const found = await findLoggedRecords(entry, records);
  if (found === undefined) return [remainingLine(entry, records)];
  const remaining: string[] = [];
  for (const record of found) {
    const id = record[getResource(kind).id];
    if (typeof id !== 'number') continue;
    if (!String(record[getResource(kind).mark]).includes(formatRunMark(run))) {
      remaining.push(
        `${kind} ${id} no longer contains the run ID ${run}, so it was not deleted: ${records.formatCurl(kind, parents, id)}`,
      );
    } else if (await records.remove(kind, parents, id)) result.removed += 1;
    else remaining.push(remainingLine({ ...entry, id }, records));
  }
  return remaining;
}

/** The records of a ledger entry: undefined if the API gave no conclusive answer, empty if the record is gone. */
async function findLoggedRecords(
  { kind, parents, id, text }: LedgerEntry,
  records: Records,
): Promise<Record<string, unknown>[] | undefined> {
  if (id === undefined) return records.search(kind, parents, text);
  const record = await records.read(kind, parents, id);
  return record === undefined ? undefined : record === null ? [] : [record];
}
