import { type Contract, readContract } from '../spec/contract.ts';
import type { Api } from './answer.ts';
import { Prism } from './prism.ts';
import { Router } from './router.ts';
import type { RateLimitOverride } from './steps/rate-limit.ts';
import { Tokens } from './tokens.ts';
import { Workspaces } from './workspaces.ts';

export interface MockOptions {
  /** 0 takes a free port. */
  port?: number;
  /** Default: loopback only. */
  host?: string;
  /** Plan of every workspace until it is changed. Default: business. */
  plan?: string;
  /** Life of access tokens in seconds. Default: the contract document's. */
  accessTokenTtl?: number;
  /** Default: the plan's. */
  rateLimit?: RateLimitOverride;
  /** A contract document in place of the project's own. */
  spec?: string;
  /** False takes the control endpoints away. */
  control?: boolean;
  /** Answers that break the document become a 500 that says how. */
  validateResponses?: boolean;
  /** Called with a line for each request. */
  log?: (line: string) => void;
}

/** All that one running mock holds. */
export interface Mock extends Api {
  workspaces: Workspaces;
  options: MockOptions;
}

/** Reads the contract document and seeds the default workspace. */
export function createMock(options: MockOptions): Mock {
  const contract = withTokenLife(readContract(options.spec), options.accessTokenTtl);
  const tokens = new Tokens();
  const initial = {
    plan: options.plan ?? 'business',
    allow_third_party_apps: true,
    refresh_reuse: contract.tokens.refresh.reuse,
  };
  return {
    contract,
    router: new Router(contract.operations),
    prism: new Prism(contract),
    tokens,
    workspaces: new Workspaces(contract, tokens, initial),
    validateResponses: options.validateResponses ?? false,
    ...(options.rateLimit && { rateLimit: options.rateLimit }),
    options,
  };
}

function withTokenLife(contract: Contract, seconds: number | undefined): Contract {
  if (seconds === undefined) return contract;
  return { ...contract, tokens: { ...contract.tokens, access: { ...contract.tokens.access, seconds } } };
}
