import type { Contract } from '../contract/contract.ts';
import type { Caller } from './access/caller.ts';
import type { Store } from './store/store.ts';
import type { Workspace } from './workspace.ts';

/** One call as policies see it: who makes it, when, and what they may look at. */
export interface CallContext {
  contract: Contract;
  caller: Caller;
  workspace: Workspace;
  store: Store;
  /** Milliseconds on the workspace's clock. */
  now: number;
}
