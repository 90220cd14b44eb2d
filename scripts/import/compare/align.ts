import { dereference, lookUp } from '../../contract/dereference.ts';
import {
  METHODS,
  type Method,
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  type PathItem,
} from '../../contract/document.ts';
import { findContractId, parameterNames, pathShape } from '../../contract/operations.ts';
import { canonicalize } from './canonical.ts';

/** An operation of one document. */
export interface DocumentOperation {
  id: string;
  method: Method;
  path: string;
  operation: OperationObject;
}

/** The operations that two documents share, and those that only one of them has. */
export interface Aligned {
  removed: DocumentOperation[];
  added: DocumentOperation[];
  /** Pairs of the older and the newer document's operation. */
  shared: [DocumentOperation, DocumentOperation][];
}

/** Pairs the operations of two documents by method and path, regardless of path parameter names. */
export function alignOperations(older: OpenApiDocument, newer: OpenApiDocument): Aligned {
  const before = groupByKey(older);
  const after = groupByKey(newer);
  return {
    removed: [...before].filter(([key]) => !after.has(key)).map(([, each]) => each),
    added: [...after].filter(([key]) => !before.has(key)).map(([, each]) => each),
    shared: [...before].flatMap(([key, each]) => {
      const other = after.get(key);
      return other === undefined ? [] : [[each, other] as [DocumentOperation, DocumentOperation]];
    }),
  };
}

/** Every operation of a document. */
export function listOperations(document: OpenApiDocument): DocumentOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ id: operation.operationId ?? '', method, path, operation }];
    }),
  );
}

function groupByKey(document: OpenApiDocument): Map<string, DocumentOperation> {
  // A contract operation has the same key whether its method is PUT or PATCH.
  const buildOperationKey = ({ id, method, path }: DocumentOperation) => {
    const isContractRoute = findContractId(method, path) === id;
    return isContractRoute ? id : `${method} ${pathShape(path)}`;
  };
  return new Map(listOperations(document).map((each) => [buildOperationKey(each), each]));
}

/** Copies both documents with only their shared operations and without extensions, to compare the rest. */
export function keepShared(
  older: OpenApiDocument,
  newer: OpenApiDocument,
  { shared }: Aligned,
): [OpenApiDocument, OpenApiDocument] {
  const [before, after] = [dereference(older), dereference(newer)];
  const common = shared.map(([each, other]) => {
    const otherParameters = queryAndHeaders(after, other);
    return [...queryAndHeaders(before, each).keys()].filter((key) => otherParameters.has(key));
  });
  return [
    reduceDocument(
      older,
      shared.map(([each], index) => [each, each, common[index] ?? []]),
    ),
    reduceDocument(
      newer,
      shared.map(([each, other], index) => [other, each, common[index] ?? []]),
    ),
  ];
}

/** The query and header parameters of an operation of a dereferenced document, by location and name. */
export function queryAndHeaders(
  { paths }: OpenApiDocument,
  { path, method }: DocumentOperation,
): Map<string, ParameterObject> {
  const item = paths[path];
  const all = [...(item?.parameters ?? []), ...(item?.[method]?.parameters ?? [])];
  return new Map(all.filter((each) => each.in !== 'path').map((each) => [`${each.in} ${each.name}`, each]));
}

/**
 * Reduces a document to the given operations and their common parameters, in the same order for both documents, since
 * parameters are compared by position. Paths, path parameters and operations get the names of the older document, since
 * these names have no meaning. Parameters of a path move into each of its operations.
 */
function reduceDocument(
  document: OpenApiDocument,
  pairs: [own: DocumentOperation, called: DocumentOperation, common: string[]][],
): OpenApiDocument {
  const canonicalDocument = canonicalize(document) as OpenApiDocument;
  const paths: Record<string, PathItem> = {};
  for (const [{ path, method }, called, common] of pairs) {
    const { parameters: shared = [], [method]: operation } = canonicalDocument.paths[path] as PathItem;
    const { parameters: operationParameters = [], ...rest } = operation as OperationObject;
    const all = [
      ...inheritedParameters(canonicalDocument, shared, operationParameters),
      ...operationParameters,
    ];
    const parameters = renamePathParameters(
      canonicalDocument,
      inOrder(canonicalDocument, all, common),
      path,
      called.path,
    );
    const reducedOperation = {
      ...rest,
      operationId: called.id,
      ...(parameters.length > 0 && { parameters }),
    };
    paths[called.path] = { ...paths[called.path], [called.method]: reducedOperation };
  }
  return { ...canonicalDocument, paths };
}

/** The path parameters, then the common parameters in their given order. */
function inOrder(document: OpenApiDocument, all: ParameterObject[], common: string[]): ParameterObject[] {
  const buildParameterKey = (parameter: ParameterObject) => {
    const { name, in: location } = resolved(document, parameter);
    return `${location} ${name}`;
  };
  const others = common.flatMap((key) => all.find((each) => buildParameterKey(each) === key) ?? []);
  return [...all.filter((each) => resolved(document, each).in === 'path'), ...others];
}

/** The parameters of the path that the operation does not override (same name and location). */
function inheritedParameters(
  document: OpenApiDocument,
  shared: ParameterObject[],
  operationParameters: ParameterObject[],
): ParameterObject[] {
  const buildParameterKey = (parameter: ParameterObject) => {
    const { name, in: location } = resolved(document, parameter);
    return `${location} ${name}`;
  };
  const overrideKeys = operationParameters.map(buildParameterKey);
  return shared.filter((parameter) => !overrideKeys.includes(buildParameterKey(parameter)));
}

function resolved(
  document: OpenApiDocument,
  parameter: ParameterObject & { $ref?: string },
): ParameterObject {
  return parameter.$ref === undefined ? parameter : (lookUp(document, parameter.$ref) as ParameterObject);
}

/** Renames the path parameters to the names in the other path, by position. */
function renamePathParameters(
  document: OpenApiDocument,
  parameters: ParameterObject[],
  path: string,
  other: string,
): ParameterObject[] {
  if (path === other) return parameters;
  const [pathNames, otherNames] = [parameterNames(path), parameterNames(other)];
  return parameters.map((parameter) => {
    const full = resolved(document, parameter);
    const name = full.in === 'path' ? otherNames[pathNames.indexOf(full.name)] : undefined;
    return name === undefined ? parameter : { ...full, name };
  });
}
