import {
  type Contract,
  indexContract,
  type OpenApiDocument,
  readContract,
  type Wire,
} from '../contract/contract.ts';
import { Router } from '../contract/router.ts';
import type { Api } from './api.ts';
import type { MockRequest } from './http.ts';
import { createWire } from './mock-wire.ts';
import { STEPS, type Steps } from './pipeline.ts';
import { createPolicies } from './policies.ts';
import { Prism } from './prism.ts';
import type { WindowLimit } from './rate-windows.ts';
import { StoreSupport } from './support/store-support.ts';
import { TokenStore } from './tokens.ts';
import type { Workspace } from './workspace.ts';
import { Workspaces } from './workspaces.ts';

/** The host that the mock listens on by default. */
export const DEFAULT_HOST = '127.0.0.1';

export interface MockOptions {
  /** 0 picks a free port. */
  port?: number;
  /** Default: loopback only. */
  host?: string;
  /** Initial pricing plan of every workspace. Default: business. */
  plan?: string;
  /** Lifetime of access tokens in seconds. Default: the contract's. */
  accessTokenTtl?: number;
  /** Default: the limit of the pricing plan. */
  rateLimit?: WindowLimit;
  /** A contract to use instead of the project's. */
  spec?: string;
  /** False disables the control API. */
  control?: boolean;
  /** Networks that may use the control API, in addition to this machine: `172.16.0.0/12`. */
  controlFrom?: readonly string[];
  /** True trusts X-Forwarded-For, -Host and -Proto; only for a mock behind a reverse proxy. */
  trustProxy?: boolean;
  /** Replace responses that violate the contract by a 500 that names the violation. */
  validateResponses?: boolean;
  /** Called with a line for each request. */
  log?: (line: string) => void;
  /** Called once with the new mock, to extend it. */
  extend?: (mock: Mock) => MockExtension;
}

/** Replaces parts of a mock and adds control commands. */
export interface MockExtension {
  /** The mock that handles a request: the same state, with other steps, policies or contract. */
  selectVariant(request: MockRequest): Mock;
  /** Control commands by method and path below `/_mock`: `PUT faults`. */
  commands: Record<string, (call: ExtensionCall) => unknown>;
  /** Called after a workspace was reset. */
  onReset(workspace: Workspace): void;
}

/** A control request for a command of an extension. */
export interface ExtensionCall {
  workspace: Workspace;
  body: Record<string, unknown>;
}

/** A running mock: its state, steps and policies. */
export interface Mock extends Api {
  steps: Steps;
  options: MockOptions;
  extension?: MockExtension;
}

/** Reads the contract and seeds the default workspace. */
export function createMock(options: MockOptions): Mock {
  const baseContract = readContract(options.spec);
  const read = readDocument(baseContract, options);
  const { contract } = read;
  const tokens = new TokenStore();
  const workspaces = new Workspaces(contract, tokens, {
    plan: validatePlan(contract, options.plan ?? 'business'),
    allowThirdPartyApps: true,
  });
  const mock: Mock = {
    ...read,
    support: new StoreSupport(baseContract),
    tokens,
    workspaces,
    steps: STEPS,
    policies: createPolicies(),
    validateResponses: options.validateResponses ?? false,
    ...(options.rateLimit && { rateLimit: options.rateLimit }),
    options,
  };
  if (options.extend) mock.extension = options.extend(mock);
  return mock;
}

function validatePlan({ rateLimits }: Contract, plan: string): string {
  if (Object.hasOwn(rateLimits.plans, plan)) return plan;
  const plans = Object.keys(rateLimits.plans).join(', ');
  throw new RangeError(`${plan} is not a plan of the contract document. Choose from: ${plans}`);
}

/** Derives the parts of a mock that depend on the contract document. */
export function readDocument(
  { document, wire }: { document: OpenApiDocument; wire?: Wire | undefined },
  { accessTokenTtl }: Pick<MockOptions, 'accessTokenTtl'>,
): Pick<Mock, 'contract' | 'router' | 'prism' | 'wire'> {
  const contract = withTokenLifetime(indexContract(document, wire), accessTokenTtl);
  const router = new Router(contract.operations);
  return { contract, router, prism: new Prism(contract), ...(wire && { wire: createWire(contract, wire) }) };
}

function withTokenLifetime(contract: Contract, seconds: number | undefined): Contract {
  if (seconds === undefined) return contract;
  return { ...contract, tokens: { ...contract.tokens, access: { ...contract.tokens.access, seconds } } };
}
