import type { Contract } from '../contract/contract.ts';
import type { Router } from '../contract/router.ts';
import type { MockWire } from './mock-wire.ts';
import type { Policies } from './policies.ts';
import type { Prism } from './prism.ts';
import type { WindowLimit } from './rate-windows.ts';
import type { StoreSupport } from './support/store-support.ts';
import type { TokenStore } from './tokens.ts';
import type { Workspaces } from './workspaces.ts';

/** The dependencies of every step of a mock. */
export interface Api {
  contract: Contract;
  router: Router;
  prism: Prism;
  policies: Policies;
  /** The document's names and formats, if they differ from the contract's. */
  wire?: MockWire;
  /** Derived from the contract without faults, because a fault must not change which operations the store supports. */
  support: StoreSupport;
  workspaces: Workspaces;
  tokens: TokenStore;
  /** Replaces the contract's rate limits of all pricing plans. */
  rateLimit?: WindowLimit;
  /** Whether the responses to authenticated requests are checked against the document before they are sent. */
  validateResponses: boolean;
}
