import type { Contract, Operation, Schema } from '../contract/contract.ts';
import { getMappedOperation } from '../contract/mapping/published-contract.ts';
import { OPERATIONS, pathShape } from '../contract/operations.ts';
import { getOwn } from '../contract/own.ts';
import { findMappedIdField, memberExpression } from './vocabulary.ts';

/** The name of the records below a path segment: `phase_category` for `phase-categories`. */
export function recordNoun(segment: string): string {
  return segment.replaceAll(/\W+/g, '_').replace(/ies$/, 'y').replace(/s$/, '');
}

/** The variable with the ID of an existing record, from the environment or the preceding list. */
export const existingIdVariable = (noun: string): string => `id_of_${noun}`;

/** The variable with the ID of the record that the run created last. */
export const newIdVariable = (noun: string): string => `id_of_new_${noun}`;

export const placeholder = (variable: string): string => `{{${variable}}}`;

/** A path parameter, with the name of its records. */
interface PathParameter {
  name: string;
  noun: string;
}

/** The path parameters in order. */
export function pathParameters(path: string): PathParameter[] {
  const segments = path.split('/');
  return segments.flatMap((segment, index) => {
    const name = /^\{(.*)\}$/.exec(segment)?.[1];
    return name === undefined ? [] : [{ name, noun: recordNoun(segments[index - 1] ?? '') }];
  });
}

/** An index of all operations' record lists. */
interface RecordLists {
  nouns: string[];
  /** The shapes of paths to which others append a parameter. */
  shapes: ReadonlySet<string>;
  /** The name of a list's records, by their schema. */
  nounBySchema: ReadonlyMap<Schema, string>;
}

/** Cached: comparing a thousand operations with each other, again for each of them, takes minutes. */
const cache = new WeakMap<readonly Operation[], RecordLists>();

function recordLists(operations: readonly Operation[]): RecordLists {
  const found = cache.get(operations) ?? findRecordLists(operations);
  cache.set(operations, found);
  return found;
}

function findRecordLists(operations: readonly Operation[]): RecordLists {
  const shapes = new Set(operations.flatMap(({ id, path }) => listShapes(id, pathShape(path))));
  const nounBySchema = new Map<Schema, string>();
  for (const operation of operations) {
    const record = recordSchema(operation);
    if (record === undefined || nounBySchema.has(record) || !shapes.has(pathShape(operation.path))) continue;
    nounBySchema.set(record, listNoun(operation));
  }
  const nouns = operations.flatMap(({ path }) => pathParameters(path).map(({ noun }) => noun));
  return { nouns: [...new Set(nouns)], shapes, nounBySchema };
}

/** The contract's operations that list or create records. Their paths are lists even if no path below them exists. */
const LIST_OPERATIONS = new Set(OPERATIONS.map(([id]) => id).filter((id) => /^(list|create)/.test(id)));

/** The shapes of the lists in a path: `/clients` and `/clients/{}/notes` for `/clients/{}/notes/{}`. */
function listShapes(id: string, shape: string): string[] {
  const above = [...shape.matchAll(/\/\{\}/g)].map(({ index }) => shape.slice(0, index));
  return LIST_OPERATIONS.has(id) ? [...above, shape] : above;
}

/** The names of all records that the document's path parameters identify. */
export function allNouns({ operations }: Contract): string[] {
  return recordLists(operations).nouns;
}

/** The records that an operation lists or adds to; undefined for an operation on a single record. */
export function listedNoun(operation: Operation, { operations }: Contract): string | undefined {
  return recordLists(operations).shapes.has(pathShape(operation.path)) ? listNoun(operation) : undefined;
}

/** The name of the records with this schema, from the first list of them. */
export function schemaNoun(record: Schema | undefined, { operations }: Contract): string | undefined {
  return record && recordLists(operations).nounBySchema.get(record);
}

function listNoun({ path }: Operation): string {
  return recordNoun(path.split('/').at(-1) ?? '');
}

/** The list with the record of an ID, by the contract's name of the record. */
const LISTS: Record<string, string> = {
  user: 'listMembers',
  member: 'listMembers',
  manager: 'listMembers',
  client: 'listClients',
  group: 'listGroups',
  project: 'listProjects',
  phase: 'listPhases',
  phase_category: 'listPhaseCategories',
  entry: 'listEntries',
  timer: 'listTimers',
  todo: 'listTodos',
};

/** Whether a contract list has the records of a contract field or parameter. */
export function isListed(contractName: string, { byId }: Contract): boolean {
  return byId.has(getOwn(LISTS, contractName.replace(/_ids?(\[\])?$/, '')) ?? '');
}

/** The document's name for the records of a contract field or parameter, such as `project_id`. */
export function idNoun(contractName: string, { byId }: Contract): string {
  const base = contractName.replace(/_ids?(\[\])?$/, '');
  const list = byId.get(getOwn(LISTS, base) ?? '');
  return list && getMappedOperation(list) ? listNoun(list) : base;
}

/** The name of the records that a contract operation returns, regardless of its response schema. */
export function returnedNoun(operation: Operation, { byId }: Contract): string | undefined {
  const noun = getMappedOperation(operation)?.success.noun;
  const list = noun && byId.get(`list${noun.replace(/y$/, 'ie')}s`);
  return list && listNoun(list);
}

/** The name of the single record that an operation works on; its parents do not count. */
export function findRecordNoun(operation: Operation, contract: Contract): string | undefined {
  return listedNoun(operation, contract) === undefined
    ? pathParameters(operation.path).at(-1)?.noun
    : undefined;
}

/** The records that a list, or an operation on one record, returns. */
export function recordSchema(operation: Operation): Schema | undefined {
  const data = dataSchema(operation);
  return data?.items ?? (data?.properties && data);
}

/** Whether an operation returns a list of records. */
export function isList(operation: Operation): boolean {
  const { success } = getMappedOperation(operation) ?? {};
  return success?.record ? success.isList : dataSchema(operation)?.items !== undefined;
}

function dataSchema(operation: Operation): Schema | undefined {
  const { success } = operation;
  const mapped = getMappedOperation(operation);
  if (!mapped?.success.record) return success.schema.properties?.data ?? success.schema;
  let schema: Schema | undefined = success.schema;
  for (const name of mapped.success.location?.split('.') ?? []) schema = getOwn(schema?.properties, name);
  return schema;
}

/** The ID field of a record; a dotted path for a nested field. */
export function idField(operation: Operation, record: Schema | undefined, noun: string): string | undefined {
  const mappedField = findMappedIdField(operation);
  if (mappedField !== undefined) return mappedField;
  const fields = Object.keys(record?.properties ?? {});
  return (
    fields.find((field) => field === `${noun}_id`) ??
    fields.find((field) => field === 'id') ??
    fields.find((field) => field.endsWith('_id'))
  );
}

/** The script expression for the data that `recordSchema` describes. */
export function dataExpression(operation: Operation): string {
  const { success } = operation;
  const mapped = getMappedOperation(operation);
  if (mapped?.success.record) {
    const { location } = mapped.success;
    return `pm.response.json()${location === undefined ? '' : memberExpression(location)}`;
  }
  return success.schema.properties?.data ? 'pm.response.json().data' : 'pm.response.json()';
}
