import {
  METHODS,
  type Method,
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  type Schema,
} from '../document.ts';
import { OPERATIONS, parameterNames, pathShape } from '../operations.ts';
import { getOwn } from '../own.ts';
import { JSON_TYPE } from '../responses.ts';
import { LIST_FIELDS } from './field-kinds.ts';
import { type MappedParameter, mapQueryParameters, pagingMappings } from './mapped-parameter.ts';
import type {
  ListMapping,
  Mapping,
  OperationMapping,
  ParameterSource,
  PathFill,
  RecordName,
} from './mapping-model.ts';
import { RecordCodec } from './record.ts';
import { createRecordCodec, findRecordName, NESTED_RECORDS } from './record-codecs.ts';
import { findProperty, isUndescribed, isUntyped } from './schema-paths.ts';
import { follow } from './value-paths.ts';

/** A contract operation and its equivalent in the document, with everything that their translation needs. */
export interface MappedOperation {
  id: string;
  method: Method;
  path: string;
  wire: {
    method: Method;
    path: string;
    operation: OperationObject;
    parameters: ParameterObject[];
    /** The names of the path parameters, in order. */
    names: string[];
  };
  /** The sources of the contract's path parameters, in the order of the contract's path. */
  sources: { name: string; source: ParameterSource }[];
  /** The contract's query parameters or body fields for the parameters that only the document's path has. */
  fills: { wireName: string; fill: PathFill }[];
  query: MappedParameter[];
  paging: ListMapping['paging'];
  body: RecordCodec | undefined;
  wrapper: string | undefined;
  /** The path of the message in an error response. */
  message: string;
  success: {
    status: string;
    /** The codec of the record or of each record of a list; undefined if the response has no contract record. */
    record: RecordCodec | undefined;
    noun: RecordName | undefined;
    isList: boolean;
    /** The path of the record or of the list of records; undefined if there is no wrapper. */
    location: string | undefined;
    /** For a list: the document's paths by the contract's paths (`meta.total`). */
    fields: Map<string, string>;
    /** The same paths, split into names. */
    paths: [contractName: string[], wireName: string[]][];
    schema: Schema | undefined;
  };
}

const OPTIONAL_LIST_FIELDS = ['meta.offset', 'meta.has_more'];

/** Maps every contract operation that the document has to its equivalent. */
export function mapOperations(document: OpenApiDocument, mapping: Mapping): MappedOperation[] {
  return OPERATIONS.flatMap(([id, method, path]) => {
    const found = locate(document, mapping.operations[id], method, path);
    return found ? [mapOperation({ document, mapping, id, method, path, ...found })] : [];
  });
}

interface OperationContext {
  document: OpenApiDocument;
  mapping: Mapping;
  id: string;
  method: Method;
  path: string;
  wire: { method: Method; path: string };
  overrides: Partial<OperationMapping>;
}

/**
 * Finds the document's operation: at the path in the mapping or, by default, at the contract's path. The names of path
 * parameters do not matter.
 */
function locate(
  { paths }: OpenApiDocument,
  mapped: OperationMapping | 'none' | undefined,
  method: Method,
  path: string,
): Pick<OperationContext, 'wire' | 'overrides'> | undefined {
  if (mapped === 'none') return undefined;
  const wanted = mapped ?? { path, method };
  const wirePath =
    Object.keys(paths).find((each) => each === wanted.path) ??
    Object.keys(paths).find((each) => pathShape(each) === pathShape(wanted.path));
  if (wirePath === undefined) return undefined;
  const methods = mapped ? [mapped.method] : method === 'put' ? (['put', 'patch'] as const) : [method];
  const found = methods.find((each) => paths[wirePath]?.[each]);
  return found && { wire: { method: found, path: wirePath }, overrides: mapped ?? {} };
}

function mapOperation(context: OperationContext): MappedOperation {
  const { document, mapping, id, method, path, wire, overrides } = context;
  const item = document.paths[wire.path] ?? {};
  const operation = item[wire.method] as OperationObject;
  const parameters = mergeParameters(document, item.parameters, operation.parameters);
  const sources = parameterSources(path, wire.path, overrides.parameters ?? {});
  const lists = { ...mapping.lists, ...overrides.lists };
  return {
    id,
    method,
    path,
    wire: { ...wire, operation, parameters, names: parameterNames(wire.path) },
    sources,
    fills: Object.entries(overrides.fills ?? {}).map(([wireName, fill]) => ({ wireName, fill })),
    query: mapQueryParameters(parameters, sources, {
      ...mapping.query,
      ...pagingMappings(lists.paging),
      ...overrides.query,
    }),
    paging: lists.paging,
    body: bodyCodec(context, operation),
    wrapper: overrides.wrapper,
    message: mapping.errors.message,
    success: mapSuccess(context, operation, lists),
  };
}

function mergeParameters(
  document: OpenApiDocument,
  ...lists: (ParameterObject[] | undefined)[]
): ParameterObject[] {
  const named = new Map<string, ParameterObject>();
  for (const parameter of lists.flat()) {
    if (!parameter) continue;
    const resolvedParameter = follow(document, parameter);
    named.set(`${resolvedParameter.in} ${resolvedParameter.name}`, resolvedParameter);
  }
  return [...named.values()];
}

/**
 * Takes each source from the mapping or, by default, from the document's path, whose parameters are matched from the
 * end. The record contains the remaining IDs.
 */
function parameterSources(path: string, wirePath: string, mappedSources: Record<string, ParameterSource>) {
  const contractNames = parameterNames(path);
  const wireNames = parameterNames(wirePath);
  return contractNames.map((name, i) => {
    const positional = wireNames[wireNames.length - (contractNames.length - i)];
    const source: ParameterSource =
      getOwn(mappedSources, name) ??
      (positional === undefined ? { in: 'record' } : { in: 'path', name: positional });
    return { name, source };
  });
}

function bodyCodec(
  { document, mapping, id, overrides }: OperationContext,
  operation: OperationObject,
): RecordCodec | undefined {
  if (operation.requestBody === undefined) return undefined;
  const noun = findRecordName(id);
  const fields = { ...(noun && mapping.records[noun]?.body), ...overrides.body };
  const nested = Object.entries((noun && NESTED_RECORDS[noun]) ?? {}).map(([field, record]) => {
    return [field, new RecordCodec({ fields: mapping.records[record]?.body ?? {}, document })] as const;
  });
  const schema = getOwn(follow(document, operation.requestBody).content, JSON_TYPE)?.schema;
  const inner =
    schema && overrides.wrapper !== undefined
      ? findProperty(document, schema, overrides.wrapper)?.schema
      : schema;
  const options = { fields, nested: Object.fromEntries(nested), schema: inner, document };
  return new RecordCodec({ ...options, isRequest: true });
}

function mapSuccess(
  { document, mapping, id, overrides }: OperationContext,
  operation: OperationObject,
  lists: ListMapping,
): MappedOperation['success'] {
  const [status = '200', response] =
    Object.entries(operation.responses ?? {}).find(([code]) => /^2(\d\d|XX)$/.test(code)) ?? [];
  const content = response && follow(document, response).content;
  const schema = getOwn(content, JSON_TYPE)?.schema;
  const isList = id.startsWith('list');
  const wanted = isList ? lists.records : (overrides.single ?? mapping.single).record;
  const found = schema && wanted !== undefined ? findProperty(document, schema, wanted) : undefined;
  // If the schema describes the body without the wrapper, this operation has none.
  const isOpenBody = schema !== undefined && isUntyped(follow(document, schema));
  const location = found || isOpenBody ? wanted : undefined;
  const dataSchema = found?.schema ?? (schema && follow(document, schema));
  const noun = schema === undefined ? undefined : findRecordName(id);
  const fields =
    isList && location !== undefined ? listFields(document, schema, lists.fields) : new Map<string, string>();
  return {
    status,
    noun,
    isList,
    location,
    schema,
    fields,
    paths: [...fields].map(([contractName, wireName]) => [contractName.split('.'), wireName.split('.')]),
    record: noun && createRecordCodec(document, mapping, noun, isList ? dataSchema?.items : dataSchema),
  };
}

function listFields(
  document: OpenApiDocument,
  schema: Schema | undefined,
  mappedFields: Record<string, string>,
): Map<string, string> {
  const found = LIST_FIELDS.flatMap((contractName) => {
    const wireName = getOwn(mappedFields, contractName) ?? contractName;
    if (wireName === 'none' || schema === undefined) return [];
    const isDescribed = findProperty(document, schema, wireName) !== undefined;
    // The contract's lists never have `offset` and `has_more`, so the document must describe them.
    const isAssumed =
      !OPTIONAL_LIST_FIELDS.includes(contractName) && isUndescribed(document, schema, wireName);
    return isDescribed || isAssumed ? [[contractName, wireName] as const] : [];
  });
  return new Map(found);
}

/** The operations of a document that the contract lacks. */
export function otherOperations(
  document: OpenApiDocument,
  mapped: MappedOperation[],
): { method: Method; path: string }[] {
  const mappedKeys = new Set(mapped.map(({ wire }) => `${wire.method} ${wire.path}`));
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] && !mappedKeys.has(`${method} ${path}`)).map((method) => ({
      method,
      path,
    })),
  );
}
