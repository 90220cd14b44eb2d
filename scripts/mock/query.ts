import type { Operation, Parameter } from '../contract/contract.ts';
import { listTypes } from '../contract/fields.ts';
import { getOwn } from '../contract/own.ts';
import { defaultPageSize, maxPageSize } from '../contract/page-size.ts';
import { invalid } from './problems.ts';
import { baseName, findNamedParameter, isListParameter } from './query-names.ts';
import { coerceValue, type RawValue, setNestedValue, splitByStyle } from './raw-values.ts';

/** A query by parameter name; repeated values and list values are arrays. */
export type RawQuery = Record<string, RawValue>;

/** The parameters of a list or read, typed as the contract document says. */
export interface ParsedQuery {
  page: number;
  /** Infinite if the list has no pagination. */
  per_page: number;
  /** The index of the first record, for pagination by offset. */
  offset?: number;
  sort_by: string | undefined;
  direction: 'asc' | 'desc';
  /** Relations to embed. */
  load: string[];
  /** The other given parameters, by name. */
  filters: [name: string, value: unknown][];
}

const NOT_FILTERS = new Set(['page', 'per_page', 'sort_by', 'direction', 'load[]']);
/** PHP's limit (`max_input_vars`). */
const MAX_PARAMETERS = 1000;

/** Parses the operation's parameters by their exact names, because Prism would accept `PAGE` as `page`. */
export function parseQuery(operation: Operation, text: string): RawQuery {
  const values = new Map<Parameter, string[]>();
  const objects = new Map<string, Record<string, RawValue>>();
  let parameterCount = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    parameterCount += 1;
    if (parameterCount > MAX_PARAMETERS)
      throw invalid({ query: [`The query must not have more than ${MAX_PARAMETERS} parameters.`] });
    const named = findNamedParameter(operation, name);
    if (!named?.isWellFormed) continue;
    const { parameter, keys } = named;
    const [object, sentValues] = [objects.get(parameter.name) ?? {}, values.get(parameter)];
    if (keys) {
      setNestedValue(object, keys, value);
      objects.set(parameter.name, object);
    } else if (sentValues) sentValues.push(value);
    else values.set(parameter, [value]);
  }
  const others = [...values].map(
    ([parameter, sentValues]) => [parameter.name, splitByStyle(parameter, sentValues)] as const,
  );
  return Object.fromEntries([...others, ...objects]);
}

/** The errors of parameters whose name has brackets that are not allowed, or lacks required brackets. */
export function findMisnamedParameters(operation: Operation, text: string): [field: string, text: string][] {
  return [...new URLSearchParams(text).keys()].flatMap((name) => {
    const named = findNamedParameter(operation, name);
    if (!named || named.isWellFormed) return [];
    const { parameter } = named;
    const type = isListParameter(parameter) ? 'array' : (listTypes(parameter.schema)[0] ?? 'a single value');
    return [[baseName(parameter.name), `must be ${type}`] as [string, string]];
  });
}

/** The errors of values that Prism accepts by mistake: empty strings, and numbers such as `1e1`, `0x1` and ` 1`. */
export function findMalformedParameters(
  operation: Operation,
  raw: RawQuery,
): [field: string, text: string][] {
  return operation.queryParameters.flatMap(({ name, schema }) => {
    const sent = getOwn(raw, name);
    if (sent === undefined) return [];
    const field = baseName(name);
    const isList = schema.type === 'array';
    const type = isList ? schema.items?.type : schema.type;
    return [sent].flat().flatMap((value, i) => {
      if (typeof value !== 'string') return [];
      const text = isPaging(name) ? describePagingError(value) : describeMalformed(type, value);
      return text === undefined ? [] : [[isList ? `${field}.${i}` : field, text] as [string, string]];
    });
  });
}

function describeMalformed(type: unknown, value: string): string | undefined {
  if (value === '') return 'must not be empty';
  return type === 'integer' && !/^-?\d+$/.test(value) ? 'must be integer' : undefined;
}

/** Whether the operation has pagination parameters. A list without them is returned in full. */
const isPaged = ({ queryParameters }: Operation): boolean =>
  queryParameters.some(({ name }) => isPaging(name));

const isPaging = (name: string): boolean => name === 'page' || name === 'per_page';

/** The error of a pagination parameter. Pages start at 1, regardless of the document. */
function describePagingError(value: string): string | undefined {
  const malformed = describeMalformed('integer', value);
  if (malformed) return malformed;
  if (Number(value) < 1) return 'must be >= 1';
  return Number.isSafeInteger(Number(value)) ? undefined : `must be <= ${Number.MAX_SAFE_INTEGER}`;
}

/** Converts a validated query to typed values; absent parameters get the document's default. */
export function readQuery(operation: Operation, raw: RawQuery): ParsedQuery {
  const values = new Map<string, unknown>();
  for (const parameter of operation.queryParameters) {
    const value = coerceParameter(parameter, getOwn(raw, parameter.name));
    if (value !== undefined) values.set(parameter.name, value);
  }
  return {
    page: toPositiveInteger(values.get('page')) ?? 1,
    per_page: isPaged(operation)
      ? Math.min(
          toPositiveInteger(values.get('per_page')) ?? defaultPageSize(operation),
          maxPageSize(operation),
        )
      : Number.POSITIVE_INFINITY,
    sort_by: values.get('sort_by') as string | undefined,
    direction: values.get('direction') === 'desc' ? 'desc' : 'asc',
    load: (values.get('load[]') as string[] | undefined) ?? [],
    filters: [...values].filter(([name]) => !NOT_FILTERS.has(name)),
  };
}

/** The value if it is a whole number from 1; the default of a document may be anything. */
function toPositiveInteger(value: unknown): number | undefined {
  const count = Number(value);
  return Number.isSafeInteger(count) && count >= 1 ? count : undefined;
}

function coerceParameter({ schema }: Parameter, value: RawValue | undefined): unknown {
  if (value === undefined) return schema.default;
  return coerceValue(value, schema);
}
