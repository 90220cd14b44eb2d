import type { MockRequest } from '../http.ts';
import type { Mock } from '../mock.ts';
import { Problem } from '../problems.ts';
import type { Developer } from './identity.ts';

export const PORTAL_PATH = '/developers';

/** A request to the portal by a known user. */
export interface PortalCall {
  mock: Mock;
  request: MockRequest;
  developer: Developer;
  /** The client ID or token ID in the path. */
  id: string;
}

/** Handlers by method and path below /developers; `ID` stands for any single segment. */
export type Routes<R> = Record<string, (call: PortalCall) => R | Promise<R>>;

/** Finds the handler of a request and the ID in its path. Throws 404, or 405 with Allow. */
export function findRoute<R>(
  routes: Routes<R>,
  request: MockRequest,
): { route: Routes<R>[string]; id: string } {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const segments = request.path.slice(PORTAL_PATH.length).split('/').slice(1);
  const exact = `/${segments.join('/')}`;
  const withId = `/${segments.map((segment, i) => (i === 1 ? 'ID' : segment)).join('/')}`;
  for (const path of [exact, withId]) {
    const route = Object.hasOwn(routes, `${method} ${path}`) ? routes[`${method} ${path}`] : undefined;
    if (route) return { route, id: segments[1] ?? '' };
  }
  const methods = listMethods(routes, [exact, withId]);
  if (methods.length === 0) throw new Problem('notFound');
  const message = `The ${request.method} method is not supported here.`;
  throw new Problem('methodNotAllowed', { message, headers: { Allow: methods.join(', ') } });
}

function listMethods<R>(routes: Routes<R>, paths: string[]): string[] {
  const found = Object.keys(routes).map((key) => key.split(' '));
  return found.filter(([, path = '']) => paths.includes(path)).map(([method = '']) => method);
}
