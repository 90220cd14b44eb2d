import { plural } from '../cli/plural.ts';
import { printable } from '../cli/printable.ts';
import { readContract } from '../contract/contract.ts';
import { type CleanUp, cleanUp, entriesToDelete } from './clean-up.ts';
import { CleanUpSender } from './clean-up-patience.ts';
import type { Interrupts } from './interrupts.ts';
import { Ledger } from './ledger.ts';
import { findWriter } from './prepare.ts';
import { Records } from './records.ts';
import type { LiveSettings } from './settings.ts';

/**
 * Deletes the records of this run and of crashed runs, and returns the number of remaining records. The first Ctrl-C
 * does not interrupt it, and the next run continues where it stopped. A read-only run only prints the number.
 */
export async function deleteRecords(
  settings: LiveSettings,
  origin: string,
  interrupts: Pick<Interrupts, 'atOnce' | 'heard' | 'onFirst'>,
): Promise<number> {
  const { ledgerFile, run, baseUrl, identities, allowWrites } = settings;
  const writer = findWriter(identities);
  if (ledgerFile === undefined || writer === undefined) return 0;
  const ledger = new Ledger(ledgerFile, run);
  reportDamage(ledger);
  const count = entriesToDelete(ledger).length;
  if (count === 0) return 0;
  if (!allowWrites) {
    console.log(
      `An earlier run left ${plural(count, 'record')} behind: a run with --allow-writes deletes ${count === 1 ? 'it' : 'them'}.`,
    );
    return count;
  }
  const note = () =>
    console.log(`Interrupted: deleting ${plural(count, 'record')} first. Ctrl-C again ends at once.`);
  if (interrupts.heard) note();
  interrupts.onFirst = note;
  const records = new Records(readContract(), baseUrl, writer.token, new CleanUpSender(interrupts.atOnce));
  const done = await cleanUp(ledger, records);
  report(done, origin);
  if (ledger.failure !== undefined)
    console.log(`The run ${ledger.failure}. The clean-up deletes its records anyway.`);
  return done.remaining.length;
}

function reportDamage(ledger: Ledger): void {
  const lines = ledger.listDamagedLines();
  if (lines.length === 0) return;
  const listedLines = lines.slice(0, MAX_LINES).join(', ');
  const more = lines.length > MAX_LINES ? ` and ${lines.length - MAX_LINES} more` : '';
  console.log(
    `Skipped damaged lines of the ledger ${ledger.file}: ${listedLines}${more}. Their records may still exist: look for ` +
      'records named contract-test, delete them, then delete the file.',
  );
}

const MAX_LINES = 20;

function report({ removed, remaining, stopReason }: CleanUp, origin: string): void {
  if (removed > 0) console.log(`Deleted ${plural(removed, 'record')} ${origin}.`);
  if (stopReason !== undefined) {
    console.log(
      `Clean-up stopped: ${printable(stopReason)}. The remaining records stay in the ledger for the next run.`,
    );
  }
  if (remaining.length === 0) return;
  console.log(`Could not delete ${plural(remaining.length, 'record')} ${origin}:`);
  for (const line of remaining) console.log(`  ${printable(line)}`);
}
