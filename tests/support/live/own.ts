import { Ledger } from '../../../scripts/live/ledger.ts';
import { writerAmong } from '../../../scripts/live/prepare.ts';
import { live } from './settings.ts';

/** What the run has made and not taken away yet; undefined in a run that may not write. */
export const ledger =
  live?.allowWrites && live.ledgerFile !== undefined ? new Ledger(live.ledgerFile, live.run) : undefined;

/** Who writes in this run. */
export const writer = live?.allowWrites ? writerAmong(live.identities) : undefined;
