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
import { canonical } from './canonical.ts';

/** An operation of one document. */
export interface DocumentOperation {
  id: string;
  method: Method;
  path: string;
  operation: OperationObject;
}

/** Two documents, aligned, and the operations that only one of them has. */
export interface Aligned {
  removed: DocumentOperation[];
  added: DocumentOperation[];
  /** Operations of both, as in the older one. */
  shared: [DocumentOperation, DocumentOperation][];
}

/** Pairs the operations of two documents by method and path, regardless of path parameter names. */
export function align(older: OpenApiDocument, newer: OpenApiDocument): Aligned {
  const before = byKey(older);
  const after = byKey(newer);
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

function byKey(document: OpenApiDocument): Map<string, DocumentOperation> {
  // One of our operations is the same whether it updates by PUT or by PATCH.
  const buildOperationKey = ({ id, method, path }: DocumentOperation) => {
    const isContractRoute = findContractId(method, path) === id;
    return isContractRoute ? id : `${method} ${pathShape(path)}`;
  };
  return new Map(listOperations(document).map((each) => [buildOperationKey(each), each]));
}

/** Copies of both with only the shared operations and without our extensions, for comparing the rest. */
export function onlyShared(
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
    reduced(
      older,
      shared.map(([each], index) => [each, each, common[index] ?? []]),
    ),
    reduced(
      newer,
      shared.map(([each, other], index) => [other, each, common[index] ?? []]),
    ),
  ];
}

/** The parameters of an operation of a dereferenced document by place and name; those of its path go by their order. */
export function queryAndHeaders(
  { paths }: OpenApiDocument,
  { path, method }: DocumentOperation,
): Map<string, ParameterObject> {
  const item = paths[path];
  const all = [...(item?.parameters ?? []), ...(item?.[method]?.parameters ?? [])];
  return new Map(all.filter((each) => each.in !== 'path').map((each) => [`${each.in} ${each.name}`, each]));
}

/**
 * They have only the parameters that both have, in one order, since they are compared by position.
 * Paths, path parameters and operations are called as in the other document, since their names mean nothing.
 * Parameters of a path are in each of its operations.
 */
function reduced(
  document: OpenApiDocument,
  pairs: [own: DocumentOperation, called: DocumentOperation, common: string[]][],
): OpenApiDocument {
  const canonicalDocument = canonical(document) as OpenApiDocument;
  const paths: Record<string, PathItem> = {};
  for (const [{ path, method }, called, common] of pairs) {
    const { parameters: shared = [], [method]: operation } = canonicalDocument.paths[path] as PathItem;
    const { parameters: operationParameters = [], ...rest } = operation as OperationObject;
    const all = [...inherited(canonicalDocument, shared, operationParameters), ...operationParameters];
    const parameters = withNames(
      canonicalDocument,
      inOrder(canonicalDocument, all, common),
      path,
      called.path,
    );
    const same = { ...rest, operationId: called.id, ...(parameters.length > 0 && { parameters }) };
    paths[called.path] = { ...paths[called.path], [called.method]: same };
  }
  return { ...canonicalDocument, paths };
}

/** Those of the path, and those that both documents have, as they are listed. */
function inOrder(document: OpenApiDocument, all: ParameterObject[], common: string[]): ParameterObject[] {
  const buildParameterKey = (parameter: ParameterObject) => {
    const { name, in: location } = resolved(document, parameter);
    return `${location} ${name}`;
  };
  const others = common.flatMap((key) => all.find((each) => buildParameterKey(each) === key) ?? []);
  return [...all.filter((each) => resolved(document, each).in === 'path'), ...others];
}

/** The parameters of the path that the operation does not override (same name and location). */
function inherited(
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

/** The same with path parameters renamed, in the order of the path. */
function withNames(
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
