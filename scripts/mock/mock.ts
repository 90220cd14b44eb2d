import { type Contract, indexContract, type OpenApiDocument, readContract } from '../spec/contract.ts';
import type { Api } from './answer.ts';
import type { Fault } from './faults/fault.ts';
import { FaultBook } from './faults/fault-book.ts';
import { Prism } from './prism.ts';
import { Router } from './router.ts';
import type { RateLimitOverride } from './steps/rate-limit.ts';
import { StoreSupport } from './support/store-support.ts';
import { Tokens } from './tokens.ts';
import { Workspaces } from './workspaces.ts';

/** Where the mock listens unless told otherwise. */
export const DEFAULT_HOST = '127.0.0.1';

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
  /** What is broken on purpose, in every workspace that is not told otherwise. */
  faults?: Fault[];
  /** Called with a line for each request. */
  log?: (line: string) => void;
}

/** All that one running mock holds. */
export interface Mock extends Api {
  workspaces: Workspaces;
  faults: FaultBook;
  options: MockOptions;
}

/** Reads the contract document and seeds the default workspace. */
export function createMock(options: MockOptions): Mock {
  const given = readContract(options.spec);
  const { document } = given;
  const faults = new FaultBook(options.faults ?? [], document, (each) => reading(each, options));
  const { contract, ...read } = faults.reading(faults.initial);
  const tokens = new Tokens();
  const initial = {
    plan: options.plan ?? 'business',
    allow_third_party_apps: true,
    refresh_reuse: contract.tokens.refresh.reuse,
  };
  return {
    contract,
    ...read,
    support: new StoreSupport(given),
    tokens,
    faults,
    workspaces: new Workspaces(contract, tokens, initial),
    validateResponses: options.validateResponses ?? false,
    ...(options.rateLimit && { rateLimit: options.rateLimit }),
    options,
  };
}

function reading(document: OpenApiDocument, { accessTokenTtl }: MockOptions) {
  const contract = withTokenLife(indexContract(document), accessTokenTtl);
  return { contract, router: new Router(contract.operations), prism: new Prism(contract) };
}

function withTokenLife(contract: Contract, seconds: number | undefined): Contract {
  if (seconds === undefined) return contract;
  return { ...contract, tokens: { ...contract.tokens, access: { ...contract.tokens.access, seconds } } };
}
