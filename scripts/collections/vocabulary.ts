import type { Operation } from '../contract/contract.ts';
import { idFieldName } from '../contract/mapping/field-kinds.ts';
import type { MappedOperation } from '../contract/mapping/mapped-operation.ts';
import type { FieldMapping } from '../contract/mapping/mapping-model.ts';
import { getMappedOperation } from '../contract/mapping/published-contract.ts';
import { queryToWire } from '../contract/mapping/query.ts';
import type { RecordCodec } from '../contract/mapping/record.ts';
import { bodyToWire } from '../contract/mapping/request-body.ts';
import { generateSample } from '../contract/sample.ts';
import { literalKey, memberAccess } from './script-text.ts';

/* Translates scripts from contract names to document names. Without a mapping both are the same. */

/** The member access for a dotted path; values on the path may be missing. */
export function memberExpression(path: string): string {
  const [first = '', ...rest] = path.split('.');
  return memberAccess(first) + rest.map((name) => `?${memberAccess(name).replace(/^\[/, '.[')}`).join('');
}

/** An expression for the contract value of a field in a record; `record` is itself an expression. */
export function readField(operation: Operation, contractName: string, record: string): string {
  return readCodecField(getMappedOperation(operation)?.success.record, contractName, record);
}

/** An expression for a record with some of its contract fields; `nested` has the fields of nested lists. */
export function readRecord(
  operation: Operation,
  fields: string[],
  nested: Record<string, string[]>,
  record: string,
): string {
  const codec = getMappedOperation(operation)?.success.record;
  const pairs = fields.map((field) => {
    const inner = nested[field];
    const value = readCodecField(codec, field, record);
    if (!inner) return `${field}: ${value}`;
    const each = inner.map((name) => `${name}: ${readCodecField(codec?.nestedCodec(field), name, 'item')}`);
    return `${field}: (${value} ?? []).map((item) => ({ ${each.join(', ')} }))`;
  });
  return `{ ${pairs.join(', ')} }`;
}

function readCodecField(codec: RecordCodec | undefined, contractName: string, record: string): string {
  const mapping = codec?.fieldMapping(contractName);
  const value = record + memberExpression(codec?.nameToWire(contractName) ?? contractName);
  return mapping ? buildContractValue(mapping, value) : value;
}

function buildContractValue({ values, as }: FieldMapping, value: string): string {
  if (as === 'string') return `((id) => (Array.isArray(id) ? id.map(Number) : id && Number(id)))(${value})`;
  if (as === 'uuid')
    return `((id) => (Array.isArray(id) ? id.map(${UUID_TO_ID}) : ${UUID_TO_ID}(id)))(${value})`;
  if (!values) return value;
  const pairs = values.map(
    ([contractValue, wireValue]) => `${literalKey(String(wireValue))}: ${JSON.stringify(contractValue)}`,
  );
  return `({ ${pairs.join(', ')} }[${value}] ?? ${value})`;
}

/** A function that returns the number in a UUID of the mock (see `uuids.ts`). */
const UUID_TO_ID = "((each) => each && Number('0x' + each.slice(4, 8) + each.slice(24)))";

/** The document's ID field of a contract record; undefined for a record that the contract lacks. */
export function findMappedIdField(operation: Operation): string | undefined {
  const mapped = getMappedOperation(operation);
  const noun = mapped?.success.noun;
  return noun && mapped?.success.record?.nameToWire(idFieldName(noun));
}

/** The URL of a contract list or create, which has no record in its path, with a contract query. */
export function buildOperationUrl(operation: Operation, query = ''): string {
  const { path } = operation;
  const mapped = getMappedOperation(operation);
  const wire = mapped ? queryToWire(mapped, keepKnownParameters(mapped, query), 1) : query;
  return `{{baseUrl}}${mapped ? fillPath(mapped) : path}${wire === '' ? '' : `?${wire}`}`;
}

/** The document's path with values for its other parameters, such as a workspace. */
function fillPath({ wire: { path, parameters } }: MappedOperation): string {
  return path.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const found = parameters.find((each) => each.in === 'path' && each.name === name);
    return encodeURIComponent(String(found?.example ?? (found?.schema ? generateSample(found.schema) : 1)));
  });
}

/** Translates a body from the contract's names to the document's names. */
export function translateBody(operation: Operation, json: object): object {
  const mapped = getMappedOperation(operation);
  return mapped ? (JSON.parse(String(bodyToWire(mapped, JSON.stringify(json), {}))) as object) : json;
}

/** Removes the parameters that the document does not have. */
function keepKnownParameters(mapped: MappedOperation, query: string): string {
  const isMapped = (pair: string) =>
    mapped.query.some(({ contractName }) => contractName === pair.split('=')[0]);
  return query.split('&').filter(isMapped).join('&');
}

/** Whether the document has a contract query parameter. */
export function hasParameter(operation: Operation, contractName: string): boolean {
  const mapped = getMappedOperation(operation);
  if (mapped) return mapped.query.some((each) => each.contractName === contractName);
  return operation.queryParameters.some(({ name }) => name === contractName);
}
