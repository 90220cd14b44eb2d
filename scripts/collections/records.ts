import type { Contract, Operation, Schema } from '../contract/contract.ts';
import { pathShape } from '../contract/operations.ts';

/** The word for the records of a list, and of those under an item of it: `/phase-categories` -> `phase_category`. */
export function recordWord(segment: string): string {
  return segment.replaceAll('-', '_').replace(/ies$/, 'y').replace(/s$/, '');
}

/** A record that is there already: the environment names it, or the list that comes before. */
export const idOfFound = (word: string): string => `id_of_${word}`;

/** The record that the run made last. */
export const idOfNew = (word: string): string => `id_of_new_${word}`;

export const placeholder = (variable: string): string => `{{${variable}}}`;

/** A parameter in a path, with the word for the records that it chooses from. */
interface PathParameter {
  name: string;
  word: string;
}

/** The parameters of a path in order. */
export function pathParameters(path: string): PathParameter[] {
  const segments = path.split('/');
  return segments.flatMap((segment, index) => {
    const name = /^\{(.*)\}$/.exec(segment)?.[1];
    return name === undefined ? [] : [{ name, word: recordWord(segments[index - 1] ?? '') }];
  });
}

/** The words of all records that the document's paths choose from. */
export function allWords({ operations }: Contract): string[] {
  return [...new Set(operations.flatMap(({ path }) => pathParameters(path).map(({ word }) => word)))];
}

/** The records that an operation lists or adds to; undefined for one that goes to a single record. */
export function listedWord({ path }: Operation, { operations }: Contract): string | undefined {
  const holdsItems = operations.some((other) => pathShape(other.path).startsWith(`${pathShape(path)}/{}`));
  return holdsItems ? recordWord(path.split('/').at(-1) ?? '') : undefined;
}

/** The single record that an operation goes to, whatever lies above it. */
export function ownWord(operation: Operation, contract: Contract): string | undefined {
  return listedWord(operation, contract) === undefined
    ? pathParameters(operation.path).at(-1)?.word
    : undefined;
}

/** The records that a list, or an operation on one record, answers with. */
export function recordSchema({ success }: Operation): Schema | undefined {
  const data = success.schema.properties?.data ?? success.schema;
  return data.items ?? (data.properties && data);
}

/** The field of a record that holds its id. */
export function idField(record: Schema, word: string): string | undefined {
  const fields = Object.keys(record.properties ?? {});
  return (
    fields.find((field) => field === `${word}_id`) ??
    fields.find((field) => field === 'id') ??
    fields.find((field) => field.endsWith('_id'))
  );
}

/** How a script gets at what `recordSchema` describes. */
export function dataOf({ success }: Operation): string {
  return success.schema.properties?.data ? 'pm.response.json().data' : 'pm.response.json()';
}
