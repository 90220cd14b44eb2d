import { METHODS, type Method } from '../document.ts';
import { OPERATIONS } from '../operations.ts';
import type { KeyPath } from '../yaml-lines.ts';
import { queryKinds, RECORD_FIELDS, recordName } from './field-kinds.ts';
import { object, path, type ReadValue, readObject, table, text } from './grammar.ts';
import type { ListMapping, OperationMapping, ParameterSource, PathFill } from './mapping-model.ts';
import { formatValue, hint, type NoteProblem } from './problems.ts';
import { fields } from './read-fields.ts';
import { lists, wrapper } from './read-lists.ts';

/** Parses the operations by contract name: `none`, `GET /path`, or an object. */
export const operations: ReadValue<Record<string, OperationMapping | 'none'>> = (value, keys, note) => {
  const names = OPERATIONS.map(([name]) => name);
  const found = table(names, 'operation', operation)(value, keys, note);
  if (found !== undefined) reportDuplicates(found, keys, note);
  return found;
};

function operation(name: string): ReadValue<OperationMapping | 'none'> {
  const read = object({
    operation: location,
    parameters: table(pathParameters(name), 'path parameter', () => parameter),
    path: fills(name),
    query: fields(queryKinds(name), `query parameter of ${name}`),
    body: fields(findBodyKinds(name), `body field of ${name}`),
    wrapper: text,
    single: wrapper,
    lists,
  });
  return (value, keys, note) => {
    if (value === 'none') return 'none';
    if (typeof value !== 'object' || value === null) {
      const at = location(value, keys, note);
      return at && { ...at, ...NO_OVERRIDES };
    }
    const found = read(value, keys, note);
    if (found === undefined) return undefined;
    if (found.operation === undefined) {
      if (!Object.hasOwn(value, 'operation'))
        note(keys, 'has no operation: add one, such as operation: GET /path');
      return undefined;
    }
    return { ...found.operation, ...NO_OVERRIDES, ...buildOverrides(found) };
  };
}

const NO_OVERRIDES = { parameters: {}, query: {}, body: {} };

type ParsedOperation = Partial<Omit<OperationMapping, 'method' | 'path' | 'lists' | 'fills'>> & {
  lists?: Partial<ListMapping>;
  path?: Record<string, PathFill>;
};

function buildOverrides({
  parameters,
  path: filled,
  query,
  body,
  wrapper: key,
  single,
  lists: list,
}: ParsedOperation): Partial<OperationMapping> {
  return {
    ...(parameters && { parameters }),
    ...(filled && { fills: filled }),
    ...(query && { query }),
    ...(body && { body }),
    ...(key !== undefined && key !== 'none' && { wrapper: key }),
    ...(single && { single }),
    ...(list && { lists: list }),
  };
}

/** Parses `GET /path`. */
const location: ReadValue<{ method: Method; path: string }> = (value, keys, note) => {
  const [, word = '', path = ''] = /^([A-Za-z]+) (\/\S*)$/.exec(String(value)) ?? [];
  const method = word.toLowerCase() as Method;
  if (METHODS.includes(method) && path !== '') return { method, path };
  const allowed = METHODS.map((each) => each.toUpperCase()).join(', ');
  note(
    keys,
    `must be none, or a method and a path such as GET /entries (${allowed}), not ${formatValue(value)}`,
  );
  return undefined;
};

/** Parses `path NAME`, `query NAME`, `body NAME` or `record`. */
const parameter: ReadValue<ParameterSource> = (value, keys, note) => {
  if (value === 'record') return { in: 'record' };
  const [, parameterLocation, name = ''] = /^(path|query|body) (\S+)$/.exec(String(value)) ?? [];
  if (parameterLocation === undefined) {
    note(keys, `must be path NAME, query NAME, body NAME or record, not ${formatValue(value)}`);
    return undefined;
  }
  return path(name, keys, note) === undefined
    ? undefined
    : { in: parameterLocation as 'path' | 'query' | 'body', name };
};

/** Parses `query NAME` or `body NAME`, with the contract's name, for each name in the document's path. */
function fills(operation: string): ReadValue<Record<string, PathFill>> {
  const names = {
    query: Object.keys(queryKinds(operation)),
    body: Object.keys(findBodyKinds(operation)),
  };
  return (value, keys, note) => {
    const node = readObject(value, keys, note);
    if (node === undefined) return undefined;
    const found = Object.entries(node).flatMap(([wireName, text]) => {
      const [, parameterLocation, name = ''] = /^(query|body) (\S+)$/.exec(String(text)) ?? [];
      const available = parameterLocation === undefined ? [] : names[parameterLocation as 'query' | 'body'];
      if (parameterLocation !== undefined && available.includes(name))
        return [[wireName, { in: parameterLocation, name }] as const];
      const problem =
        parameterLocation === undefined
          ? `must be query NAME or body NAME, not ${formatValue(text)}`
          : `the contract's ${operation} has no ${name} in its ${parameterLocation}${hint(name, available)}`;
      note([...keys, wireName], problem);
      return [];
    });
    return Object.fromEntries(found) as Record<string, PathFill>;
  };
}

function pathParameters(name: string): string[] {
  const [, , path = ''] = OPERATIONS.find(([each]) => each === name) ?? [];
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, each]) => each ?? '');
}

function findBodyKinds(name: string) {
  const record = /^(create|update)/.test(name) ? recordName(name) : undefined;
  return record === undefined ? {} : RECORD_FIELDS[record].body;
}

function reportDuplicates(
  found: Record<string, OperationMapping | 'none'>,
  keys: KeyPath,
  note: NoteProblem,
): void {
  const seen = new Map<string, string>();
  for (const [name, each] of Object.entries(found)) {
    if (each === 'none') continue;
    const wireOperation = `${each.method.toUpperCase()} ${each.path}`;
    const first = seen.get(wireOperation);
    if (first !== undefined)
      note(
        [...keys, name, 'operation'],
        `${wireOperation} is already mapped to ${first}: map it to one operation only`,
      );
    seen.set(wireOperation, first ?? name);
  }
}
