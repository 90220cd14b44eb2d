import type { OpenApiDocument } from '../document.ts';
import { findContractPath } from '../operations.ts';
import { getOwn } from '../own.ts';

const MAX_BASE_SEGMENTS = 3;

/** Moves a base path from the paths to the servers, and removes paths outside it. */
export function moveBasePath(document: OpenApiDocument): string[] {
  document.servers = (document.servers ?? [{ url: '' }]).map(withDefaults).map(withValidUrl);
  const base = detectBasePath(Object.keys(document.paths));
  if (base === '') return [];
  const paths = Object.entries(document.paths);
  const isInside = ([path]: [string, unknown]) => path.startsWith(`${base}/`);
  const inside = paths.filter(isInside);
  const outside = paths.filter((each) => !isInside(each));
  document.paths = Object.fromEntries(inside.map(([path, item]) => [path.slice(base.length), item]));
  document.servers = document.servers.map((server) => {
    return { ...server, url: server.url.replace(/\/+$/, '') + base };
  });
  return [
    `the paths include the base path ${base}: it is moved to the servers`,
    ...outside.map(([path]) => `${path} is outside ${base}: omitted`),
  ];
}

/** The prefix whose removal turns the most paths into paths of the contract; '' if no prefix improves the count. */
function detectBasePath(paths: string[]): string {
  const candidates = new Set(['', ...paths.flatMap(listPrefixes)]);
  const counts = [...candidates].map((base) => ({
    base,
    count: paths.filter(
      (path) => path.startsWith(`${base}/`) && findContractPath(path.slice(base.length)) !== undefined,
    ).length,
  }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).base;
}

/** `/api`, `/api/v1` and so on: the prefixes of a path without parameters. */
function listPrefixes(path: string): string[] {
  const segments = path.split('/').slice(1, -1).slice(0, MAX_BASE_SEGMENTS);
  const parameter = segments.findIndex((segment) => segment.includes('{'));
  const fixed = parameter === -1 ? segments : segments.slice(0, parameter);
  return fixed.map((_, i) => `/${fixed.slice(0, i + 1).join('/')}`);
}

type ServerObject = { url: string; variables?: Record<string, { default?: string }> };

/**
 * Makes the URL of a server valid: removes the query, and percent-encodes characters that no URL may contain, also in
 * variables without a default. A relative URL starts at the root, since its base is unknown.
 */
function withValidUrl(server: ServerObject): ServerObject {
  const url = server.url.replace(/[?#].*$/s, '').replace(/[^!#-;=?-[\]_a-z~]/g, encodeURIComponent);
  const isRelative = url !== '' && !/^(\/|[a-z][a-z\d+.-]*:|%7B)/i.test(url);
  return { ...server, url: isRelative ? `/${url.replace(/^(\.{1,2}(\/|$))+/, '')}` : url };
}

/** A server URL with the defaults of its variables. */
function withDefaults(server: ServerObject): ServerObject {
  const { variables = {}, ...rest } = server;
  if (Object.keys(variables).length === 0) return server;
  return {
    ...rest,
    url: server.url.replace(/\{([^}]*)\}/g, (all, name) => getOwn(variables, name)?.default ?? all),
  };
}
