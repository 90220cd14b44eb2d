import { lookUp } from '../dereference.ts';
import {
  METHODS,
  type Method,
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  type PathItem,
} from '../document.ts';
import { pathShape } from '../operations.ts';
import { canonical } from './canonical.ts';

/** An operation of one document. */
export interface Located {
  id: string;
  method: Method;
  path: string;
  operation: OperationObject;
}

/** Two documents, and which operations only one of them has. */
export interface Aligned {
  went: Located[];
  came: Located[];
  /** Operations of both, first as the older one has it. */
  shared: [Located, Located][];
}

/** Pairs the operations of two documents by method and path, whatever the path's parameters are called. */
export function align(older: OpenApiDocument, newer: OpenApiDocument): Aligned {
  const before = byKey(older);
  const after = byKey(newer);
  return {
    went: [...before].filter(([key]) => !after.has(key)).map(([, each]) => each),
    came: [...after].filter(([key]) => !before.has(key)).map(([, each]) => each),
    shared: [...before].flatMap(([key, each]) => {
      const other = after.get(key);
      return other === undefined ? [] : [[each, other] as [Located, Located]];
    }),
  };
}

/** Every operation of a document. */
export function operationsOf(document: OpenApiDocument): Located[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ id: operation.operationId ?? '', method, path, operation }];
    }),
  );
}

function byKey(document: OpenApiDocument): Map<string, Located> {
  // An operation of ours is the same one whether it updates by PUT or by PATCH.
  return new Map(
    operationsOf(document).map((each) => [each.id || `${each.method} ${pathShape(each.path)}`, each]),
  );
}

/** Copies of both with only what they share, without our extensions: what a comparison of the rest looks at. */
export function onlyShared(
  older: OpenApiDocument,
  newer: OpenApiDocument,
  { shared }: Aligned,
): [OpenApiDocument, OpenApiDocument] {
  const names = new Map(shared.map(([{ path }, other]) => [other.path, path]));
  return [
    reduced(
      older,
      shared.map(([each]) => each),
      new Map(),
    ),
    reduced(
      newer,
      shared.map(([, each]) => each),
      names,
    ),
  ];
}

/** Paths and their parameters are called as in the other document, since their names mean nothing. */
function reduced(
  document: OpenApiDocument,
  operations: Located[],
  names: Map<string, string>,
): OpenApiDocument {
  const plain = canonical(document) as OpenApiDocument;
  const paths: Record<string, PathItem> = {};
  for (const { path, method } of operations) {
    const name = names.get(path) ?? path;
    const renamed = (node: { parameters?: ParameterObject[] }) => withNames(plain, node, path, name);
    const { parameters, [method]: operation } = plain.paths[path] as PathItem;
    paths[name] = {
      ...paths[name],
      ...(parameters && renamed({ parameters })),
      [method]: renamed(operation as OperationObject),
    };
  }
  return { ...plain, paths };
}

/** The same with other names for the path parameters, in the order in which they stand in the path. */
function withNames<T extends { parameters?: ParameterObject[] }>(
  document: OpenApiDocument,
  node: T,
  path: string,
  other: string,
): T {
  if (path === other || node.parameters === undefined) return node;
  const [own, theirs] = [parameterNames(path), parameterNames(other)];
  const parameters = node.parameters.map((parameter) => {
    const { $ref } = parameter as { $ref?: string };
    const full = $ref === undefined ? parameter : (lookUp(document, $ref) as ParameterObject);
    const name = full.in === 'path' ? theirs[own.indexOf(full.name)] : undefined;
    return name === undefined ? parameter : { ...full, name };
  });
  return { ...node, parameters };
}

function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '');
}
