import type { MediaType, OpenApiDocument, OperationObject, Schema } from '../document.ts';
import { follow } from '../mapping/value-paths.ts';
import { OPERATIONS, pathShape } from '../operations.ts';

/** A media type with a schema. */
export type JsonMedia = MediaType & { schema: Schema };

/** Finds a contract operation in a document that has the contract's paths; parameter names may differ. */
export function findContractOperation(document: OpenApiDocument, id: string): OperationObject | undefined {
  const [, method, path] = OPERATIONS.find(([operationId]) => operationId === id) ?? [];
  if (method === undefined || path === undefined) return undefined;
  const item = Object.entries(document.paths).find(([each]) => pathShape(each) === pathShape(path))?.[1];
  return item?.[method] ?? (method === 'put' ? item?.patch : undefined);
}

/** The values of all examples of a media type. */
export function exampleValues(
  document: OpenApiDocument,
  { schema, example, examples }: MediaType,
): unknown[] {
  const named = Object.values(examples ?? {}).map((each) => follow(document, each).value);
  const resolvedSchema = schema && follow(document, schema);
  return [example, ...named, resolvedSchema?.example, ...(resolvedSchema?.examples ?? [])].filter(
    (value) => value !== undefined,
  );
}
