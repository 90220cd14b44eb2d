import type { OpenApiDocument } from '../document.ts';
import { findContractPath } from '../operations.ts';
import { getOwn } from '../own.ts';

const LONGEST_BASE = 3;

/** Moves a base path from the paths to the servers, and removes paths outside of it. */
export function moveBasePath(document: OpenApiDocument): string[] {
  document.servers = (document.servers ?? [{ url: '' }]).map(withDefaults).map(asUrl);
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
    `the paths carry the base path ${base}: it is moved to the servers`,
    ...outside.map(([path]) => `${path} is outside of ${base}: omitted`),
  ];
}

/** The prefix whose removal turns most paths into paths of the contract; '' if none does better. */
function detectBasePath(paths: string[]): string {
  const candidates = new Set(['', ...paths.flatMap(beginnings)]);
  const counts = [...candidates].map((base) => ({
    base,
    count: paths.filter(
      (path) => path.startsWith(`${base}/`) && findContractPath(path.slice(base.length)) !== undefined,
    ).length,
  }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).base;
}

/** `/api`, `/api/v1` and so on: the prefixes of a path without parameters. */
function beginnings(path: string): string[] {
  const segments = path.split('/').slice(1, -1).slice(0, LONGEST_BASE);
  const parameter = segments.findIndex((segment) => segment.includes('{'));
  const fixed = parameter === -1 ? segments : segments.slice(0, parameter);
  return fixed.map((_, i) => `/${fixed.slice(0, i + 1).join('/')}`);
}

type ServerObject = { url: string; variables?: Record<string, { default?: string }> };

/**
 * A variable without a default, or what no URL may hold, is percent-encoded; a query is not part of a base URL. Where a
 * relative URL starts is not known, so it starts at the root.
 */
function asUrl(server: ServerObject): ServerObject {
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
