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
import { findRecordName, NESTED, recordCodec } from './record-codecs.ts';
import { findProperty, isUndescribed, isUntyped } from './schema-paths.ts';
import { follow } from './value-paths.ts';

/** A contract operation with its equivalent in the document: what a translation in either direction needs. */
export interface MappedOperation {
  id: string;
  method: Method;
  path: string;
  wire: {
    method: Method;
    path: string;
    operation: OperationObject;
    parameters: ParameterObject[];
    /** Of the path's parameters, in order. */
    names: string[];
  };
  /** Where the contract's path parameters come from, in the order of its path. */
  sources: { name: string; source: ParameterSource }[];
  /** Where the contract has the parameters that only the document's path has. */
  fills: { wireName: string; fill: PathFill }[];
  query: MappedParameter[];
  paging: ListMapping['paging'];
  body: RecordCodec | undefined;
  wrapper: string | undefined;
  /** The path to the text of an error. */
  message: string;
  success: {
    status: string;
    /** The record in it, or each of its records; undefined where it holds none that we know. */
    record: RecordCodec | undefined;
    noun: RecordName | undefined;
    isList: boolean;
    /** The path of the record or the records; undefined if they have no wrapper. */
    location: string | undefined;
    /** For a list: the document's path, by the contract's (`meta.total`). */
    fields: Map<string, string>;
    /** The same as steps. */
    paths: [contractName: string[], wireName: string[]][];
    schema: Schema | undefined;
  };
}

const OPTIONAL = ['meta.offset', 'meta.has_more'];

/** The contract operations that the document has, each with its equivalent. */
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
 * Where the document has the operation: where the mapping says, or at the contract's own path, whatever its parameters'
 * names.
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
  const parameters = allParameters(document, item.parameters, operation.parameters);
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

function allParameters(
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

/** Said in the mapping, or else those of the document's path, counted from its end; what is left is the record's. */
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
  const nested = Object.entries((noun && NESTED[noun]) ?? {}).map(([field, record]) => {
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
  // A list or record without a wrapper in this one operation says so itself.
  const isSilent = schema !== undefined && isUntyped(follow(document, schema));
  const location = found || isSilent ? wanted : undefined;
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
    record: noun && recordCodec(document, mapping, noun, isList ? dataSchema?.items : dataSchema),
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
    // Offsets and flags are in none of the contract's lists, so the document must describe them.
    const isAssumed = !OPTIONAL.includes(contractName) && isUndescribed(document, schema, wireName);
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
