import type { Contract } from '../contract/contract.ts';
import type { Caller } from './access/caller.ts';
import type { Store } from './store/store.ts';
import type { Workspace } from './workspace.ts';

/** A request as policies see it: the caller, the time, and the data that they may read. */
export interface CallContext {
  contract: Contract;
  caller: Caller;
  workspace: Workspace;
  store: Store;
  /** Milliseconds on the workspace's clock. */
  now: number;
}
