import type { Draft, OperationCall } from '../operation-call.ts';
import { invalid } from '../problems.ts';
import { findRepeatedIds } from './body-ids.ts';

/**
 * Throws 422 for a create or update that conflicts with other records (a taken name, a phase of another project, a
 * closed phase), or for a repeated ID in a list. The errors use the field names of the request body.
 */
export function checkState({ resource, context }: OperationCall, { row, before, body }: Draft): void {
  const found = { ...findRepeatedIds(resource, body), ...resource.check?.(row, before, context, body) };
  const errors = Object.entries(found);
  if (errors.length === 0) return;
  const writeNames = new Map(Object.entries(resource.writeNames ?? {}).map(([write, read]) => [read, write]));
  throw invalid(Object.fromEntries(errors.map(([field, texts]) => [writeNames.get(field) ?? field, texts])));
}
