import type { Operation, Parameter } from '../spec/contract.ts';
import { point } from './faults/point.ts';

/** A query as text values by parameter name; several of one name in an array. */
export type RawQuery = Record<string, string | string[]>;

/** The parameters of a list or read, typed as the contract document says. */
export interface Query {
  page: number;
  per_page: number;
  sort_by: string | undefined;
  direction: 'asc' | 'desc';
  /** Relations to embed. */
  load: string[];
  /** The other parameters that were given, by name. */
  filters: [name: string, value: unknown][];
}

const NOT_FILTERS = new Set(['page', 'per_page', 'sort_by', 'direction', 'load[]']);

/** The parameters that the operation knows, named exactly so: Prism would take `PAGE` for `page`. */
export const parseQuery = point(function parseQuery({ queryParameters }: Operation, text: string): RawQuery {
  const query: RawQuery = {};
  const names = new Set(queryParameters.map(({ name }) => name));
  for (const [name, value] of new URLSearchParams(text)) {
    if (!names.has(name)) continue;
    const known = query[name];
    query[name] = known === undefined ? value : [known, value].flat();
  }
  return query;
});

/** What Prism lets pass: empty values, and numbers in other forms than digits (`1e1`, `0x1`, ` 1`). */
export const malformedParameters = point(function malformedParameters(
  operation: Operation,
  raw: RawQuery,
): [field: string, text: string][] {
  return operation.queryParameters.flatMap(({ name, schema }) => {
    const field = name.replace(/\[\]$/, '');
    const isList = schema.type === 'array';
    const type = isList ? schema.items?.type : schema.type;
    return [raw[name] ?? []].flat().flatMap((value, i) => {
      const text = malformation(type, value);
      return text === undefined ? [] : [[isList ? `${field}.${i}` : field, text] as [string, string]];
    });
  });
});

function malformation(type: unknown, value: string): string | undefined {
  if (value === '') return 'must not be empty';
  return type === 'integer' && !/^-?\d+$/.test(value) ? 'must be integer' : undefined;
}

/** Types a validated query; what it leaves out has the document's default. */
export const readQuery = point(function readQuery(operation: Operation, raw: RawQuery): Query {
  const values = new Map<string, unknown>();
  for (const parameter of operation.queryParameters) {
    const value = typed(parameter, raw[parameter.name]);
    if (value !== undefined) values.set(parameter.name, value);
  }
  return {
    page: Number(values.get('page') ?? 1),
    per_page: Number(values.get('per_page') ?? 15),
    sort_by: values.get('sort_by') as string | undefined,
    direction: values.get('direction') === 'desc' ? 'desc' : 'asc',
    load: (values.get('load[]') as string[] | undefined) ?? [],
    filters: [...values].filter(([name]) => !NOT_FILTERS.has(name)),
  };
});

function typed({ schema }: Parameter, value: string | string[] | undefined): unknown {
  if (value === undefined) return schema.default;
  if (schema.type === 'array') return [value].flat().map((each) => scalar(schema.items?.type, each));
  return scalar(schema.type, Array.isArray(value) ? (value[0] ?? '') : value);
}

function scalar(type: unknown, text: string): unknown {
  return type === 'integer' || type === 'number' ? Number(text) : text;
}
