import { readContract } from '../spec/contract.ts';
import { type CleanUp, claimsToClear, cleanUp } from './clean-up.ts';
import { holdingOff } from './hold-off.ts';
import { Ledger } from './ledger.ts';
import { writerAmong } from './prepare.ts';
import { Records } from './records.ts';
import type { LiveSettings } from './settings.ts';

/**
 * Takes away what runs have made; nothing but kill -9 interrupts it, and the next run goes on where it stopped. A run
 * that only reads tells what is there to be taken away, and leaves it.
 */
export async function takeAway(settings: LiveSettings, whose: string): Promise<void> {
  const { ledgerFile, run, baseUrl, identities, allowWrites } = settings;
  const writer = writerAmong(identities);
  if (ledgerFile === undefined || writer === undefined) return;
  const ledger = new Ledger(ledgerFile, run);
  const count = claimsToClear(ledger).length;
  if (count === 0) return;
  if (!allowWrites) {
    console.log(`An earlier run left ${count} records behind: a run with --allow-writes takes them away.`);
    return;
  }
  const records = new Records(readContract(), baseUrl, writer.token);
  const note = () => console.log('Still taking away what was made; kill -9 leaves it to the next run.');
  tell(await holdingOff(['SIGINT', 'SIGTERM', 'SIGHUP'], () => cleanUp(ledger, records), note), whose);
}

function tell({ removed, left }: CleanUp, whose: string): void {
  if (removed > 0) console.log(`Took ${removed} records away that were ${whose}.`);
  if (left.length === 0) return;
  console.log(`Could not take away ${left.length} that were ${whose}:`);
  for (const line of left) console.log(`  ${line}`);
}
