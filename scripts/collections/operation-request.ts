import { STATUS_CODES } from 'node:http';
import { printable } from '../cli/printable.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import { getMappedOperation } from '../contract/mapping/published-contract.ts';
import { exampleBody } from './body.ts';
import { operationChecks } from './checks.ts';
import type { CollectionContract } from './collection-contract.ts';
import { type Converted, type ConvertedPair, plainText } from './convert.ts';
import { describe } from './description.ts';
import { literalHeader, literalPath, literalQuery } from './literal.ts';
import {
  buildUrl,
  type KeyValue,
  type PostmanBody,
  type RequestItem,
  type SavedResponse,
  script,
  type Url,
} from './postman.ts';
import {
  existingIdVariable,
  findRecordNoun,
  idNoun,
  newIdVariable,
  pathParameters,
  placeholder,
} from './records.ts';

/** The converter's request for an operation, with variables as IDs, a valid body, and checks. */
export function operationRequest(
  operation: Operation,
  converted: Converted,
  contract: CollectionContract,
): RequestItem {
  const { name, request } = converted;
  const url = urlWithVariables(operation, converted, contract);
  const body = buildJsonBody(operation, request.body?.raw ?? '', contract);
  return {
    name: printable(name),
    event: [script('test', operationChecks(operation, contract))],
    request: {
      method: request.method,
      description: describe(operation, plainText(request.description)),
      header: (request.header ?? []).map(buildHeader),
      url,
      ...(body && { body }),
    },
    response: operation.success.example === undefined ? [] : [savedResponse(operation, request.method, url)],
  };
}

function urlWithVariables(operation: Operation, { request }: Converted, contract: Contract): Url {
  const parameters = pathParameters(operation.path);
  const recordNoun = findRecordNoun(operation, contract);
  const variable = (request.url.variable ?? []).map((pair, index) => {
    const noun = parameters[index]?.noun ?? '';
    const isWritten = noun === recordNoun && index === parameters.length - 1 && operation.method !== 'get';
    return {
      ...cleanPair(pair),
      value: placeholder(isWritten ? newIdVariable(noun) : existingIdVariable(noun)),
    };
  });
  const path = request.url.path.map(literalPath);
  return buildUrl(
    '{{baseUrl}}',
    path,
    (request.url.query ?? []).map((pair) => buildQueryPair(pair, operation, contract)),
    variable,
  );
}

function buildHeader(pair: ConvertedPair): KeyValue {
  return { ...cleanPair(pair), value: literalHeader(pair.value ?? '') };
}

function buildQueryPair(pair: ConvertedPair, operation: Operation, contract: Contract): KeyValue {
  const parent = getMappedOperation(operation)?.sources.find(
    ({ source }) => source.in === 'query' && source.name === pair.key,
  );
  if (parent)
    return { ...cleanPair(pair), value: placeholder(existingIdVariable(idNoun(parent.name, contract))) };
  return { ...cleanPair(pair), key: literalQuery(pair.key), value: literalQuery(pair.value ?? '') };
}

function cleanPair({ key, value, description, disabled }: ConvertedPair): KeyValue {
  const text = plainText(description).replace(/^\(Required\) /, '');
  return { key, value: value ?? '', ...(text && { description: text }), ...(disabled && { disabled }) };
}

function buildJsonBody(operation: Operation, example: string, contract: Contract): PostmanBody | undefined {
  const raw = exampleBody(operation, example, contract);
  return raw === undefined ? undefined : { mode: 'raw', raw, options: { raw: { language: 'json' } } };
}

function savedResponse(
  { success: { status, example } }: Operation,
  method: string,
  { raw }: Url,
): SavedResponse {
  return {
    name: 'Example response',
    originalRequest: { method, header: [], url: raw },
    status: STATUS_CODES[status] ?? '',
    code: status,
    _postman_previewlanguage: 'json',
    header: [{ key: 'Content-Type', value: 'application/json' }],
    body: JSON.stringify(example, null, 2),
  };
}
