import type { Contract, Operation } from '../contract/contract.ts';
import { Router } from '../contract/router.ts';
import { decidePassage, type GatedRequest, UNKNOWN_ID } from './gate.ts';
import type { RehearsedRequest } from './rehearsed-request.ts';
import type { LiveMode } from './settings.ts';
import { formatVariableName, TEST_TOKENS } from './tokens.ts';

/** A line of a plan. */
export interface PlannedRequest {
  method: string;
  /** Relative to the base URL; IDs of records are replaced by their names: `/projects/{project_id}`. */
  path: string;
  sender: string;
  /** The flag or variable that the request requires; undefined if every run sends it. */
  from: string | undefined;
}

/** Converts the requests of one test into lines of a plan. */
export function planRequests(
  requests: RehearsedRequest[],
  { baseUrl, ...mode }: LiveMode & { baseUrl: string },
  contract: Contract,
  flag?: string,
): PlannedRequest[] {
  const router = new Router(contract.operations);
  const planned = requests.map(({ method, url, sender, body }) => {
    // The endpoints of a login are not below the base URL.
    const relative = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : new URL(url).pathname;
    const [path = '', query] = relative.split('?');
    const { operations, values } = router.find(path) ?? {
      operations: new Map<string, Operation>(),
      values: [],
    };
    const operation = operations.get(method);
    const [anyOperation] = operations.values();
    const namedPath = namePathIds(path, operation ?? anyOperation, values);
    const request = { method, operation, values, body: parseFields(body) };
    return {
      method,
      path: namedPath + (query === undefined ? '' : `?${nameQueryIds(query)}`),
      sender,
      from: flag ?? (method === 'GET' ? undefined : findRequiredFlag(request, mode, contract)),
    };
  });
  // Reads before or after the writes of a check need the same flag as the writes.
  const flags = planned.flatMap(({ from }) => from ?? []);
  const strongest = flags.includes(WRITES) ? WRITES : flags[0];
  return planned.map((each) => ({ ...each, from: each.from ?? findVariable(each.sender) ?? strongest }));
}

const WRITES = '--allow-writes';
const PROBES = '--probe-denied';

function findRequiredFlag(
  request: GatedRequest,
  { allowWrites, probeDenied }: LiveMode,
  contract: Contract,
): string {
  if (!allowWrites || !probeDenied) return allowWrites ? WRITES : PROBES;
  const consent = { probeDenied, allowWrites: false, run: '', contract };
  return decidePassage(request, consent).as === 'probe' ? PROBES : WRITES;
}

function parseFields(body = '{}'): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function findVariable(sender: string): string | undefined {
  const kind = TEST_TOKENS.find((each) => each === sender);
  return kind && formatVariableName(kind);
}

/** Replaces record IDs by the names of their parameters, but keeps UNKNOWN_ID, which is the same in every workspace. */
function namePathIds(path: string, operation: Operation | undefined, values: string[]): string {
  let text = path;
  for (const [i, value] of values.entries()) {
    const name = operation?.pathParameters[i]?.name ?? 'id';
    if (isRecordId(value)) text = text.replace(`/${value}`, `/{${name}}`);
  }
  return text;
}

function nameQueryIds(query: string): string {
  const pairs = query.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    const baseName = decodeURIComponent(name).replace(/\[.*$/, '');
    return /(^|_|[a-z])ids?$/i.test(baseName) && isRecordId(value) ? `${name}={${baseName}}` : pair;
  });
  return pairs.join('&').replaceAll('%5B', '[').replaceAll('%5D', ']');
}

function isRecordId(value: string): boolean {
  return /^[1-9]\d*$/.test(value) && value !== String(UNKNOWN_ID);
}
