import type { Draft, OperationCall } from '../operation-call.ts';
import { invalid } from '../problems.ts';
import { repeatedIds } from './body-ids.ts';

/**
 * 422 for a create or update that other records forbid: a name that is taken, a phase of another project, a closed phase
 * and the like, as each resource says, and ids that a list repeats. Fields have their names in the body.
 */
export function checkState({ resource, context }: OperationCall, { row, before, body }: Draft): void {
  const found = { ...repeatedIds(resource, body), ...resource.check?.(row, before, context, body) };
  const errors = Object.entries(found);
  if (errors.length === 0) return;
  const writeNames = new Map(Object.entries(resource.writeNames ?? {}).map(([write, read]) => [read, write]));
  throw invalid(Object.fromEntries(errors.map(([field, texts]) => [writeNames.get(field) ?? field, texts])));
}
