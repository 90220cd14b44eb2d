import { Ledger } from '../../../scripts/live/ledger.ts';
import { writerAmong } from '../../../scripts/live/prepare.ts';
import { live } from './settings.ts';

/** Where this run writes down what it creates; undefined where the id of no user is known. */
export const runLedger = live?.ledgerFile === undefined ? undefined : new Ledger(live.ledgerFile, live.run);

/** Who writes in this run. */
export const writer = live?.allowWrites ? writerAmong(live.identities) : undefined;

/** What the run has made and not taken away yet; undefined in a run that may not write. */
export const ledger = writer ? runLedger : undefined;
