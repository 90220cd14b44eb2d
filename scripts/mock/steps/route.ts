import type { Operation } from '../../spec/contract.ts';
import { point } from '../faults/point.ts';
import { Problem } from '../problems.ts';
import type { Match, Router } from '../router.ts';

export interface Routed {
  operation: Operation;
  /** Path parameters by position. */
  values: string[];
}

const OLD_API_HINT = 'Not found. This is the API version 1, under BASE; the old /api/3 is gone.';

/** Finds the operation: 404 when no path fits, 405 with Allow when the path has no such method. */
export const route = point(function route(
  router: Router,
  basePath: string,
  method: string,
  path: string,
): Routed {
  const match = underBase(basePath, path) ? router.find(path.slice(basePath.length)) : undefined;
  if (!match) throw notFound(basePath, path);
  const operation = match.operations.get(method === 'HEAD' ? 'GET' : method);
  if (!operation) throw methodNotAllowed(method, match);
  return { operation, values: match.values };
});

/** The methods of a path, for preflight requests; undefined when no path fits. */
export function methodsOf(router: Router, basePath: string, path: string): string[] | undefined {
  const match = underBase(basePath, path) ? router.find(path.slice(basePath.length)) : undefined;
  return match && [...match.operations.keys()];
}

function underBase(basePath: string, path: string): boolean {
  return path.startsWith(`${basePath}/`);
}

function notFound(basePath: string, path: string): Problem {
  const old = path.startsWith('/api/3/') || path === '/api/3';
  return new Problem('notFound', old ? { message: OLD_API_HINT.replace('BASE', basePath) } : {});
}

function methodNotAllowed(method: string, match: Match): Problem {
  return new Problem('methodNotAllowed', {
    message: `The ${method} method is not supported for this route.`,
    headers: { Allow: [...match.operations.keys()].join(', ') },
  });
}
