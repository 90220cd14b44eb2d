import {
  METHODS,
  type Method,
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  type Schema,
} from '../document.ts';
import { OPERATIONS, pathShape } from '../operations.ts';
import { own } from '../own.ts';
import { JSON_TYPE } from '../responses.ts';
import type {
  FieldMapping,
  ListMapping,
  Mapping,
  OperationMapping,
  ParameterSource,
  RecordName,
} from './model.ts';
import { follow, propertyAt, RecordCodec } from './record.ts';

/** A query parameter of ours, and what the document has in its place. */
export interface QueryWord {
  ours: string;
  theirs: string;
  mapping: FieldMapping;
  /** The document's parameter. */
  parameter: ParameterObject;
}

/** One of our operations in the document's words: what its translation in either direction needs. */
export interface OperationWords {
  id: string;
  method: Method;
  path: string;
  wire: { method: Method; path: string; operation: OperationObject; parameters: ParameterObject[] };
  /** Where our path parameters come from, in the order of our path. */
  sources: { name: string; source: ParameterSource }[];
  query: QueryWord[];
  paging: ListMapping['paging'];
  body: RecordCodec | undefined;
  wrapper: string | undefined;
  success: {
    status: string;
    /** The record in it, or each of its records; undefined where it holds none that we know. */
    record: RecordCodec | undefined;
    noun: RecordName | undefined;
    isList: boolean;
    /** Where the record or the records stand; undefined is bare. */
    location: string | undefined;
    /** Of a list, by our way (`meta.total`): where it stands in the document. */
    fields: Map<string, string>;
    schema: Schema | undefined;
  };
}

/** What a list says beside its records, in our words. */
export const LIST_FIELDS = [
  'meta.current_page',
  'meta.offset',
  'meta.has_more',
  'meta.from',
  'meta.last_page',
  'meta.path',
  'meta.per_page',
  'meta.to',
  'meta.total',
  'links.first',
  'links.last',
  'links.prev',
  'links.next',
];

/** Records inside of records, by our names. */
const NESTED: Partial<Record<RecordName, Record<string, RecordName>>> = {
  Project: { phases: 'Phase', members: 'ProjectMember', client: 'Client' },
};

/** Our operations that the document has, each in its words. */
export function operationWords(document: OpenApiDocument, mapping: Mapping): OperationWords[] {
  return OPERATIONS.flatMap(([id, method, path]) => {
    const found = locate(document, mapping.operations[id], method, path);
    return found ? [wordsOf({ document, mapping, id, method, path, ...found })] : [];
  });
}

interface Given {
  document: OpenApiDocument;
  mapping: Mapping;
  id: string;
  method: Method;
  path: string;
  wire: { method: Method; path: string };
  own: Partial<OperationMapping>;
}

/** Where the document has the operation: where the mapping says, or at our own path, whatever its parameters' names. */
function locate(
  { paths }: OpenApiDocument,
  mapped: OperationMapping | 'none' | undefined,
  method: Method,
  path: string,
): Pick<Given, 'wire' | 'own'> | undefined {
  if (mapped === 'none') return undefined;
  const wanted = mapped ?? { path, method };
  const wirePath =
    Object.keys(paths).find((each) => each === wanted.path) ??
    Object.keys(paths).find((each) => pathShape(each) === pathShape(wanted.path));
  if (wirePath === undefined) return undefined;
  const methods = mapped ? [mapped.method] : method === 'put' ? (['put', 'patch'] as const) : [method];
  const found = methods.find((each) => paths[wirePath]?.[each]);
  return found && { wire: { method: found, path: wirePath }, own: mapped ?? {} };
}

function wordsOf(given: Given): OperationWords {
  const { document, mapping, id, method, path, wire, own: words } = given;
  const item = document.paths[wire.path] ?? {};
  const operation = item[wire.method] as OperationObject;
  const parameters = allParameters(document, item.parameters, operation.parameters);
  const sources = parameterSources(path, wire.path, words.parameters ?? {});
  const lists = { ...mapping.lists, ...words.lists };
  return {
    id,
    method,
    path,
    wire: { ...wire, operation, parameters },
    sources,
    query: queryWords(parameters, sources, {
      ...mapping.query,
      ...pagingWords(lists.paging),
      ...words.query,
    }),
    paging: lists.paging,
    body: bodyCodec(given, operation),
    wrapper: words.wrapper,
    success: successWords(given, operation, lists),
  };
}

function allParameters(
  document: OpenApiDocument,
  ...lists: (ParameterObject[] | undefined)[]
): ParameterObject[] {
  const named = new Map<string, ParameterObject>();
  for (const parameter of lists.flat()) {
    if (!parameter) continue;
    const whole = follow(document, parameter);
    named.set(`${whole.in} ${whole.name}`, whole);
  }
  return [...named.values()];
}

/** Said in the mapping, or else those of the document's path, counted from its end; what is left is the record's. */
function parameterSources(path: string, wirePath: string, said: Record<string, ParameterSource>) {
  const ours = parameterNames(path);
  const theirs = parameterNames(wirePath);
  return ours.map((name, i) => {
    const positional = theirs[theirs.length - (ours.length - i)];
    const source: ParameterSource =
      own(said, name) ?? (positional === undefined ? { in: 'record' } : { in: 'path', name: positional });
    return { name, source };
  });
}

/** The names of a path's parameters, in order. */
export function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] as string);
}

/** A page number is a query parameter like any other; an offset is worked out of it (see `paging.ts`). */
function pagingWords(paging: ListMapping['paging']): Record<string, FieldMapping> {
  if (paging.style === 'none') return {};
  const page = { page: { name: paging.first } };
  return { ...page, per_page: { name: paging.size } };
}

function queryWords(
  parameters: ParameterObject[],
  sources: OperationWords['sources'],
  said: Record<string, FieldMapping>,
): QueryWord[] {
  const used = new Set(sources.flatMap(({ source }) => (source.in === 'query' ? [source.name] : [])));
  const ours = new Map(Object.entries(said).map(([name, mapping]) => [mapping.name, { name, mapping }]));
  return parameters
    .filter((parameter) => parameter.in === 'query' && !used.has(parameter.name))
    .map((parameter) => {
      const known = ours.get(parameter.name) ?? {
        name: freeName(parameter.name, said),
        mapping: { name: parameter.name },
      };
      return { ours: known.name, theirs: parameter.name, mapping: known.mapping, parameter };
    });
}

/** A parameter that has the name of another one of ours gets a `_`, so that nothing of ours reads it. */
const freeName = (name: string, said: Record<string, FieldMapping>): string =>
  own(said, name) ? `${name}_` : name;

function nounOf(id: string): RecordName | undefined {
  if (id === 'getMe') return 'Member';
  if (id === 'stopTimer') return 'Entry';
  const [, verb, noun = ''] = /^([a-z]+)(\w+)$/.exec(id) ?? [];
  if (verb === 'delete') return undefined;
  return (verb === 'list' ? noun.replace(/ies$/, 'y').replace(/s$/, '') : noun) as RecordName;
}

function bodyCodec(
  { document, mapping, id, own: words }: Given,
  operation: OperationObject,
): RecordCodec | undefined {
  if (operation.requestBody === undefined) return undefined;
  const noun = nounOf(id);
  const fields = { ...(noun && mapping.records[noun]?.body), ...words.body };
  const nested = Object.entries((noun && NESTED[noun]) ?? {}).map(([field, record]) => {
    return [field, new RecordCodec({ fields: mapping.records[record]?.body ?? {}, document })] as const;
  });
  const schema = own(follow(document, operation.requestBody).content, JSON_TYPE)?.schema;
  const inner =
    schema && words.wrapper !== undefined ? propertyAt(document, schema, words.wrapper)?.schema : schema;
  return new RecordCodec({ fields, nested: Object.fromEntries(nested), schema: inner, document });
}

function recordCodec(
  document: OpenApiDocument,
  mapping: Mapping,
  noun: RecordName,
  schema?: Schema,
): RecordCodec {
  const nested = Object.entries(NESTED[noun] ?? {}).map(([field, record]) => {
    const name = mapping.records[noun]?.fields[field]?.name ?? field;
    const property = schema && propertyAt(document, schema, name)?.schema;
    const one = property && follow(document, property);
    return [field, recordCodec(document, mapping, record, one?.items ?? one)] as const;
  });
  const fields = mapping.records[noun]?.fields ?? {};
  return new RecordCodec({ fields, nested: Object.fromEntries(nested), schema, document });
}

function successWords(
  { document, mapping, id, own: words }: Given,
  operation: OperationObject,
  lists: ListMapping,
): OperationWords['success'] {
  const [status = '200', response] =
    Object.entries(operation.responses ?? {}).find(([code]) => /^2(\d\d|XX)$/.test(code)) ?? [];
  const content = response && follow(document, response).content;
  const schema = own(content, JSON_TYPE)?.schema;
  const isList = id.startsWith('list');
  const wanted = isList ? lists.records : (words.single ?? mapping.single).record;
  const found = schema && wanted !== undefined ? propertyAt(document, schema, wanted) : undefined;
  // A list or record that stands bare in this one operation says so itself.
  const location = found || isUntyped(document, schema) ? wanted : undefined;
  const whole = found?.schema ?? (schema && follow(document, schema));
  const noun = schema === undefined ? undefined : nounOf(id);
  return {
    status,
    noun,
    isList,
    location,
    schema,
    fields: isList && location !== undefined ? listFields(document, schema, lists.fields) : new Map(),
    record: noun && recordCodec(document, mapping, noun, isList ? whole?.items : whole),
  };
}

function isUntyped(document: OpenApiDocument, schema: Schema | undefined): boolean {
  if (schema === undefined) return false;
  const { type, properties, items } = follow(document, schema);
  return properties === undefined && items === undefined && type !== 'array';
}

function listFields(
  document: OpenApiDocument,
  schema: Schema | undefined,
  said: Record<string, string>,
): Map<string, string> {
  const found = LIST_FIELDS.flatMap((ours) => {
    const theirs = own(said, ours) ?? ours;
    const isThere =
      theirs !== 'none' && schema !== undefined && propertyAt(document, schema, theirs) !== undefined;
    return isThere ? [[ours, theirs] as const] : [];
  });
  return new Map(found);
}

/** The operations of a document that are none of ours. */
export function otherOperations(
  document: OpenApiDocument,
  words: OperationWords[],
): { method: Method; path: string }[] {
  const known = new Set(words.map(({ wire }) => `${wire.method} ${wire.path}`));
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] && !known.has(`${method} ${path}`)).map((method) => ({
      method,
      path,
    })),
  );
}
