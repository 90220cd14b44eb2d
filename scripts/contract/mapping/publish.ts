import {
  METHODS,
  type OpenApiDocument,
  type OperationObject,
  type ResponseObject,
  type Schema,
} from '../document.ts';
import { getOwn, setOwn } from '../own.ts';
import { JSON_TYPE } from '../responses.ts';
import type { Codec } from './codec.ts';
import type { MappedOperation } from './mapped-operation.ts';
import { findProperty } from './schema-paths.ts';
import { follow } from './value-paths.ts';

/** The root extensions that the contract adds to the document. */
const ROOT_EXTENSIONS = ['x-source', 'x-tokens', 'x-rate-limits', 'x-error-responses'] as const;

/**
 * Builds the contract document with the document's names: Timeneye's document with the additions of the overlay.
 * `contract` is the merged document with the contract's names.
 */
export function publishDocument(
  document: OpenApiDocument,
  contract: OpenApiDocument,
  codec: Codec,
): OpenApiDocument {
  const published = structuredClone(document);
  for (const extension of ROOT_EXTENSIONS) {
    if (contract[extension] !== undefined)
      Object.assign(published, { [extension]: structuredClone(contract[extension]) });
  }
  copyErrorResponses(published, contract);
  for (const mapped of codec.operations) annotate(published, contract, codec, mapped);
  for (const [path, item] of Object.entries(published.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      const contractOperation = getOwn(contract.paths, path)?.[method];
      const isMapped = codec.operations.some(({ wire }) => wire.path === path && wire.method === method);
      if (operation && contractOperation && !isMapped) {
        copyExtensions(operation, contractOperation);
        addResponses(published, contract, operation, contractOperation, {
          toWire: (status, body) => codec.responseToWire(undefined, status, body),
          statusToWire: (status) => codec.statusToWire(status),
        });
      }
    }
  }
  return published;
}

/** Copies the responses that the error cases name, unless the document has a response with that name. */
function copyErrorResponses(published: OpenApiDocument, contract: OpenApiDocument): void {
  const cases = (contract['x-error-responses'] ?? {}) as Record<string, { response?: string }>;
  published.components ??= {};
  published.components.responses ??= {};
  for (const { response } of Object.values(cases)) {
    const contractResponse =
      response === undefined ? undefined : getOwn(contract.components?.responses, response);
    if (response === undefined || !contractResponse || getOwn(published.components.responses, response))
      continue;
    setOwn(
      published.components.responses,
      response,
      inlineReferences(contract, structuredClone(contractResponse)),
    );
  }
}

/** Inlines the references of a value, since the document may lack their targets. */
function inlineReferences<T>(document: OpenApiDocument, value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inlineReferences(document, item)) as T;
  const resolved = follow(document, value as object);
  const entries = Object.entries(resolved).map(([key, child]) => [key, inlineReferences(document, child)]);
  return Object.fromEntries(entries) as T;
}

function annotate(
  published: OpenApiDocument,
  contract: OpenApiDocument,
  codec: Codec,
  mapped: MappedOperation,
): void {
  const operation = published.paths[mapped.wire.path]?.[mapped.wire.method];
  const contractOperation = contract.paths[mapped.path]?.[mapped.method];
  if (!operation || !contractOperation) return;
  copyExtensions(operation, contractOperation);
  addResponses(published, contract, operation, contractOperation, {
    toWire: (status, body) => codec.responseToWire(mapped, status, body),
    statusToWire: (status) => codec.statusToWire(status),
  });
  const { noun, record, schema, location, isList } = mapped.success;
  if (!noun || !record || !schema) return;
  const dataSchema =
    location === undefined ? follow(published, schema) : findProperty(published, schema, location)?.schema;
  const items = isList ? dataSchema?.items : dataSchema;
  if (items)
    copyFieldRules(published, items, getOwn(contract.components?.schemas, noun), (name) =>
      record.nameToWire(name),
    );
  const body = getOwn(
    operation.requestBody && follow(published, operation.requestBody).content,
    JSON_TYPE,
  )?.schema;
  const contractBody = getOwn(
    contractOperation.requestBody && follow(contract, contractOperation.requestBody).content,
    JSON_TYPE,
  )?.schema;
  if (body && contractBody && mapped.body)
    copyFieldRules(
      published,
      body,
      follow(contract, contractBody),
      (name) => mapped.body?.nameToWire(name) ?? name,
    );
}

interface ErrorsToWire {
  toWire: (status: number, body: unknown) => unknown;
  statusToWire: (status: number) => number;
}

/** Adds the contract's responses that the document lacks, and the contract's headers to those that it has. */
function addResponses(
  published: OpenApiDocument,
  contract: OpenApiDocument,
  operation: OperationObject,
  contractOperation: OperationObject,
  { toWire, statusToWire }: ErrorsToWire,
): void {
  operation.responses ??= {};
  for (const [status, response] of Object.entries(contractOperation.responses ?? {})) {
    // The document and the contract share ranges, such as `4XX`, and `default`.
    const wireStatus = /^\d+$/.test(status) ? String(statusToWire(Number(status))) : status;
    const existing = getOwn(operation.responses, wireStatus);
    if (existing) addHeaders(published, contract, operation.responses, wireStatus, response);
    else
      setOwn(
        operation.responses,
        wireStatus,
        translateResponse(contract, response, (body) => toWire(Number(status), body)),
      );
  }
}

function copyExtensions(to: OperationObject, from: OperationObject): void {
  for (const [key, value] of Object.entries(from)) {
    if (key.startsWith('x-') && !(key in to))
      setOwn<unknown>(to as Record<string, unknown>, key, structuredClone(value));
  }
}

/** Adds the contract's headers to a response of the document. */
function addHeaders(
  published: OpenApiDocument,
  contract: OpenApiDocument,
  responses: Record<string, ResponseObject>,
  status: string,
  contractResponse: ResponseObject,
): void {
  const resolvedResponse = follow(contract, contractResponse);
  const wireResponse = follow(published, responses[status] as ResponseObject);
  const more = Object.entries(resolvedResponse.headers ?? {}).filter(
    ([name]) => !(name in (wireResponse.headers ?? {})),
  );
  if (more.length === 0) return;
  const headers = Object.fromEntries(
    more.map(([name, header]) => [name, structuredClone(follow(contract, header))]),
  );
  responses[status] = { ...structuredClone(wireResponse), headers: { ...wireResponse.headers, ...headers } };
}

/** Copies a response that only the contract defines, with its examples translated to the document's format. */
function translateResponse(
  contract: OpenApiDocument,
  response: ResponseObject,
  toWire: (body: unknown) => unknown,
): ResponseObject {
  const resolvedResponse = structuredClone(follow(contract, response));
  const headers = Object.entries(resolvedResponse.headers ?? {}).map(([name, header]) => [
    name,
    structuredClone(follow(contract, header)),
  ]);
  const media = getOwn(resolvedResponse.content, JSON_TYPE);
  const examples = Object.entries(media?.examples ?? {}).map(([name, { value, ...rest }]) => [
    name,
    { ...rest, value: toWire(value) },
  ]);
  const content = media && {
    ...(media.example !== undefined && { example: toWire(media.example) }),
    ...(media.examples && { examples: Object.fromEntries(examples) }),
  };
  return {
    ...resolvedResponse,
    ...(resolvedResponse.headers && { headers: Object.fromEntries(headers) }),
    ...(content && { content: { [JSON_TYPE]: content } }),
  };
}

function copyFieldRules(
  published: OpenApiDocument,
  wireSchema: Schema,
  contractSchema: Schema | undefined,
  name: (contractName: string) => string,
): void {
  for (const [field, property] of Object.entries(contractSchema?.properties ?? {})) {
    const rules = Object.entries(property).filter(
      ([key]) => key === 'x-visible-to' || key === 'x-writable-by',
    );
    const location = rules.length > 0 ? locateProperty(published, wireSchema, name(field)) : undefined;
    if (!location) continue;
    const { container, key } = location;
    container[key] = { ...container[key], ...structuredClone(Object.fromEntries(rules)) } as Schema;
  }
}

/** Finds the object that contains the property, so that the caller can change the property. */
function locateProperty(
  document: OpenApiDocument,
  schema: Schema,
  path: string,
): { container: Record<string, Schema>; key: string } | undefined {
  const parentNames = path.split('.');
  const key = parentNames.pop() ?? '';
  const parent =
    parentNames.length === 0
      ? follow(document, schema)
      : findProperty(document, schema, parentNames.join('.'))?.schema;
  return parent?.properties && getOwn(parent.properties, key)
    ? { container: parent.properties, key }
    : undefined;
}
