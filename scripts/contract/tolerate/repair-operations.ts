import { UsageError } from '../../cli/index.ts';
import { plural } from '../../cli/plural.ts';
import { type JsonObject, METHODS } from '../document.ts';

type RawParameter = { name?: unknown; in?: unknown; required?: unknown };

/** Repairs paths, operationIds, path parameters and responses. */
export function repairOperations(document: object): string[] {
  const { paths } = document as { paths?: Record<string, JsonObject> };
  if (typeof paths !== 'object' || paths === null || Array.isArray(paths)) return [];
  return [
    ...trimPaths(document as { paths: Record<string, JsonObject> }),
    ...dropRepeatedIds(paths),
    ...requirePathParameters(document),
    ...repairResponses(document),
  ];
}

/** `/clients/` becomes `/clients`, unless that path exists as well. */
function trimPaths(document: { paths: Record<string, JsonObject> }): string[] {
  const entries = Object.entries(document.paths);
  const existingPaths = new Set(Object.keys(document.paths));
  const trimmed = entries.flatMap(([path]) => {
    const short = path.replace(/\/+$/, '');
    return short !== path && short !== '' && !existingPaths.has(short) ? [path] : [];
  });
  if (trimmed.length === 0) return [];
  document.paths = Object.fromEntries(
    entries.map(([path, item]) => [trimmed.includes(path) ? path.replace(/\/+$/, '') : path, item]),
  );
  return [
    `paths with a trailing slash, ${plural(trimmed.length, 'time')}: read without it, as in ${trimmed[0]}`,
  ];
}

function dropRepeatedIds(paths: Record<string, JsonObject>): string[] {
  const seen = new Set<unknown>();
  const repeated = new Set<unknown>();
  for (const operation of listOperations(paths)) {
    const { operationId } = operation;
    if (operationId === undefined) continue;
    if (seen.has(operationId)) {
      delete operation.operationId;
      repeated.add(operationId);
    }
    seen.add(operationId);
  }
  if (repeated.size === 0) return [];
  return [`duplicate operationIds (${[...repeated].join(', ')}): only the first operation keeps it`];
}

/** Marks every path parameter as required. */
function requirePathParameters(document: object): string[] {
  const names = new Set<string>();
  for (const list of parameterLists(document)) {
    for (const parameter of list) {
      if (parameter?.in !== 'path' || parameter.required === true) continue;
      parameter.required = true;
      names.add(String(parameter.name));
    }
  }
  return names.size > 0
    ? [`path parameters that are not required (${[...names].join(', ')}): read as required`]
    : [];
}

function parameterLists(document: object): RawParameter[][] {
  const { paths, components } = document as { paths: Record<string, JsonObject>; components?: JsonObject };
  const holders: JsonObject[] = [...Object.values(paths), ...listOperations(paths)];
  const lists = holders.flatMap((holder) =>
    Array.isArray(holder?.parameters) ? [holder.parameters as RawParameter[]] : [],
  );
  return [...lists, Object.values((components?.parameters ?? {}) as Record<string, RawParameter>)];
}

/** Gives every response a description, and writes status ranges with a capital X. */
function repairResponses(document: object): string[] {
  const { paths, components } = document as { paths: Record<string, JsonObject>; components?: JsonObject };
  let [undescribed, lowercase] = [0, 0];
  for (const operation of listOperations(paths)) {
    const { responses } = operation;
    if (typeof responses !== 'object' || responses === null) continue;
    if (Object.keys(responses).some((key) => /^\dxx$/.test(key))) lowercase += 1;
    operation.responses = Object.fromEntries(
      Object.entries(responses).map(([key, value]) => [/^\dxx$/.test(key) ? key.toUpperCase() : key, value]),
    );
  }
  const maps: unknown[] = [...listOperations(paths).map(({ responses }) => responses), components?.responses];
  for (const response of maps.flatMap((map) => Object.values((map ?? {}) as Record<string, JsonObject>))) {
    if (typeof response !== 'object' || response === null) continue;
    if (response.$ref !== undefined || response.description !== undefined) continue;
    response.description = '';
    undescribed += 1;
  }
  return [
    ...(lowercase > 0
      ? [`status ranges such as 2xx, in ${plural(lowercase, 'operation')}: read as 2XX`]
      : []),
    ...(undescribed > 0
      ? [`responses without a description, ${plural(undescribed, 'time')}: given an empty one`]
      : []),
  ];
}

function isNode(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

function listOperations(paths: Record<string, JsonObject>): JsonObject[] {
  return Object.entries(paths).flatMap(([path, item]) => {
    if (path.startsWith('x-')) return [];
    if (typeof item !== 'object' || item === null) {
      throw new UsageError(`The path ${path} is not an object: it must contain the operations of the path.`);
    }
    return METHODS.flatMap((method): JsonObject[] => (isNode(item[method]) ? [item[method]] : []));
  });
}
