import { readFileSync } from 'node:fs';
import type { ParsedFlags } from '../../cli/command.ts';
import { UsageError } from '../../cli/errors.ts';
import { projectFile } from '../../cli/installation.ts';
import { nearest } from '../../cli/nearest.ts';
import { parseNumberPair, parseWholeNumber } from '../../cli/values.ts';
import type { MockOptions } from '../../mock/mock.ts';
import { parseNetworks } from '../../mock/networks.ts';

const maxPort = 65_535;
const maxTtlSeconds = 10 ** 9;

/** The flags of `npm run mock`. */
export const mockFlags = {
  port: {
    type: 'string',
    argument: 'N',
    description: 'Port to listen on, 0 for any free one',
    default: '4010',
  },
  host: { type: 'string', argument: 'ADDRESS', description: 'Address to listen on', default: '127.0.0.1' },
  plan: {
    type: 'string',
    argument: 'NAME',
    description: 'Pricing plan that sets the rate limit, such as pro or business',
  },
  'access-token-ttl': { type: 'string', argument: 'SECONDS', description: 'Lifetime of an access token' },
  'rate-limit': {
    type: 'string',
    argument: 'N/SECONDS',
    description: 'N requests per window, regardless of the plan',
  },
  spec: {
    type: 'string',
    argument: 'FILE',
    description: 'Contract document to serve (default spec/contract.openapi.json)',
  },
  fault: {
    type: 'string',
    argument: 'NAME',
    description: 'Inject a fault; can be repeated',
    multiple: true,
  },
  'list-faults': { type: 'boolean', description: 'List the faults and exit' },
  'control-from': {
    type: 'string',
    argument: 'CIDR',
    description: 'Also accept /_mock requests from this network, not only from loopback',
    multiple: true,
  },
  'trust-proxy': { type: 'boolean', description: 'Trust X-Forwarded-For, -Host and -Proto' },
  'no-control': { type: 'boolean', description: 'Disable the control API under /_mock' },
  'validate-responses': {
    type: 'boolean',
    description: "Validate the mock's responses against the contract document",
  },
  quiet: { type: 'boolean', description: 'Do not log requests' },
  json: {
    type: 'boolean',
    description: 'Print one line of JSON with the URL and the tokens',
  },
} as const;

export type MockFlags = ParsedFlags<typeof mockFlags>;

/** The mock options of the flags; an invalid value is a UsageError that names the flag. */
export function mockOptions(flags: MockFlags): MockOptions {
  const options: MockOptions = {
    port: parseWholeNumber('port', flags.port, 0, maxPort),
    host: flags.host,
    control: !flags['no-control'],
    controlFrom: parseNetworkList(flags['control-from']),
    trustProxy: flags['trust-proxy'],
    validateResponses: flags['validate-responses'],
  };
  if (flags['access-token-ttl'] !== undefined) {
    options.accessTokenTtl = parseWholeNumber(
      'access-token-ttl',
      flags['access-token-ttl'],
      1,
      maxTtlSeconds,
    );
  }
  if (flags['rate-limit'] !== undefined) {
    const [limit, windowSeconds] = parseNumberPair('rate-limit', 'N/SECONDS', flags['rate-limit']);
    options.rateLimit = { limit, windowSeconds };
  }
  const plans = readPlans(flags.spec ?? projectFile('spec/contract.openapi.json'));
  if (flags.spec !== undefined) options.spec = flags.spec;
  if (flags.plan !== undefined) options.plan = validatePlan(flags.plan, plans);
  return options;
}

/** Parses the values of --control-from. One value may contain several networks, separated by commas. */
function parseNetworkList(values: string[] = []): string[] {
  const networks = values.flatMap((text) => text.split(','));
  try {
    parseNetworks(networks);
    return networks;
  } catch (error) {
    throw new UsageError(`--control-from: ${(error as Error).message}`);
  }
}

function validatePlan(plan: string, plans: string[]): string {
  if (plans.includes(plan)) return plan;
  const close = nearest(plan, plans);
  const hint = close === undefined ? '' : ` Did you mean ${close}?`;
  throw new UsageError(
    `--plan ${plan} is not a pricing plan of the contract document.${hint} Choose from: ${plans.join(', ')}`,
  );
}

/** Reads the pricing plans of a contract document. Throws a UsageError if the file is none. */
function readPlans(file: string): string[] {
  const document = parseJson(file);
  const missing = REQUIRED_KEYS.filter(
    (key) => typeof document?.[key] !== 'object' || document[key] === null,
  );
  const plans = document?.['x-rate-limits']?.plans;
  if (missing.length === 0 && plans !== undefined) return Object.keys(plans);
  const what = `${file} is not a contract document: it has no ${missing.join(', ') || 'x-rate-limits.plans'}.`;
  throw new UsageError(
    `${what} Run npm run generate to create spec/contract.openapi.json. To import an OpenAPI document, run npm run spec:download -- ${file}`,
  );
}

const REQUIRED_KEYS = ['paths', 'x-tokens', 'x-rate-limits', 'x-error-responses'] as const;

type ContractLike = Partial<Record<(typeof REQUIRED_KEYS)[number], object>> & {
  'x-rate-limits'?: { plans?: object };
};

function parseJson(file: string): ContractLike | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ContractLike | null;
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read as JSON, the format of spec/contract.openapi.json: ${(error as Error).message}`,
    );
  }
}
