import type { Operation } from '../../contract/contract.ts';
import type { DecodedRequest } from '../../contract/mapping/codec.ts';
import type { Match } from '../../contract/router.ts';
import type { Api } from '../api.ts';
import type { MockRequest } from '../http.ts';
import type { MockWire } from '../mock-wire.ts';
import { Problem } from '../problems.ts';

export interface Routed {
  operation: Operation;
  /** Path parameters by position; '' for the ID of a parent that the path does not contain. */
  values: string[];
  /** The request in the contract's format, if the document has another. */
  decoded?: DecodedRequest;
}

/** Finds the operation: 404 if no path matches, 405 with Allow if the path does not have the method. */
export function route(api: Api, request: MockRequest): Routed {
  const { router, wire, contract } = api;
  const { basePath } = contract;
  const { method, path } = request;
  if (wire) return routeInWire(api, wire, request);
  const match = hasBasePath(basePath, path) ? router.find(path.slice(basePath.length)) : undefined;
  if (!match) throw notFound(router, basePath, path);
  const operation = match.operations.get(method === 'HEAD' ? 'GET' : method);
  if (!operation) throw methodNotAllowed(method, match);
  return { operation, values: match.values };
}

/** Finds the operation by the paths of the document, if the document has other names than the contract. */
function routeInWire({ contract, router }: Api, { codec }: MockWire, request: MockRequest): Routed {
  const { basePath, byId } = contract;
  const { method, path, query, body } = request;
  const relative = path.slice(basePath.length);
  const decoded = hasBasePath(basePath, path)
    ? codec.requestFromWire({ method, path: relative, query, body })
    : undefined;
  const operation =
    decoded &&
    (decoded.mapped ? byId.get(decoded.mapped.id) : router.find(decoded.path)?.operations.get(method));
  if (operation) return { operation, values: decoded.values, decoded };
  const match = hasBasePath(basePath, path) ? codec.find(relative) : undefined;
  if (!match) throw notFound({ find: (each) => codec.find(each) }, basePath, path);
  throw methodNotAllowed(method, match);
}

/** The methods of a path, for preflight requests; undefined if no path matches. */
export function findMethods(
  { router, wire, contract: { basePath } }: Api,
  path: string,
): string[] | undefined {
  const routes: PathFinder = wire?.codec ?? router;
  const match = hasBasePath(basePath, path) ? routes.find(path.slice(basePath.length)) : undefined;
  return match && [...match.operations.keys()];
}

function hasBasePath(basePath: string, path: string): boolean {
  return path.startsWith(`${basePath}/`);
}

/** A router for the paths of the contract or of the document. */
interface PathFinder {
  find(path: string): (Pick<Match, 'values'> & { operations: Map<string, unknown> }) | undefined;
}

function notFound(router: PathFinder, basePath: string, path: string): Problem {
  const hint = findHint(router, basePath, path);
  return new Problem('unknownPath', hint === undefined ? {} : { hint });
}

/** A hint for a path that a client has probably appended to a wrong base URL. */
function findHint(router: PathFinder, basePath: string, path: string): string | undefined {
  if (path === '/api/3' || path.startsWith('/api/3/')) {
    return `This is the API version 1, under ${basePath}; the old /api/3 is gone.`;
  }
  const relativePath = withoutBase(basePath, path.replace(/\/{2,}/g, '/').replace(/\/$/, ''));
  if (relativePath === '') {
    return `${basePath} is the base URL: add the path of an operation, such as ${basePath}/me. The reference is at /docs.`;
  }
  return router.find(relativePath) && `Did you mean ${basePath}${relativePath}?`;
}

/** Removes the base path, even if it is partial or repeated: `/v1/entries`, `/api/v1/api/v1/entries`. */
function withoutBase(basePath: string, path: string): string {
  const base = basePath.split('/').slice(1);
  const segments = path.split('/').slice(1);
  const first = segments.findIndex((segment) => !base.includes(segment.toLowerCase()));
  return first < 0 ? '' : `/${segments.slice(first).join('/')}`;
}

function methodNotAllowed(method: string, match: { operations: Map<string, unknown> }): Problem {
  return new Problem('methodNotAllowed', {
    method,
    headers: { Allow: [...match.operations.keys()].join(', ') },
  });
}
