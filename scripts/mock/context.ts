import type { Contract } from '../contract/contract.ts';
import type { Caller } from './access/caller.ts';
import type { Store } from './store/store.ts';
import type { Workspace } from './workspace.ts';

/** The part of a request that policies use: the caller, the time, and the data. */
export interface CallContext {
  contract: Contract;
  caller: Caller;
  workspace: Workspace;
  store: Store;
  /** Milliseconds on the workspace's clock. */
  now: number;
}
