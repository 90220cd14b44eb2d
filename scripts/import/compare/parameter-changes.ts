import { dereference } from '../../contract/dereference.ts';
import type { OpenApiDocument, ParameterObject } from '../../contract/document.ts';
import { type DocumentOperation, queryAndHeaders } from './align.ts';
import type { DocumentChange } from './change.ts';

/** The query and header parameters of shared operations that only one document has. */
export function compareParameters(
  older: OpenApiDocument,
  newer: OpenApiDocument,
  shared: [DocumentOperation, DocumentOperation][],
): DocumentChange[] {
  const [before, after] = [dereference(older), dereference(newer)];
  return shared.flatMap(([one, other]) => {
    const [first, second] = [queryAndHeaders(before, one), queryAndHeaders(after, other)];
    return [
      ...[...first]
        .filter(([key]) => !second.has(key))
        .map(([, each]) => createChange(one.id, each, 'removed')),
      ...[...second]
        .filter(([key]) => !first.has(key))
        .map(([, each]) => createChange(one.id, each, 'added')),
    ];
  });
}

function createChange(
  id: string,
  { name, in: location, required }: ParameterObject,
  what: 'added' | 'removed',
): DocumentChange {
  const label = location === 'query' ? `?${name}` : `${location} ${name}`;
  // A client that does not know a new parameter cannot send it.
  const breaking = what === 'removed' || required === true;
  return { area: 'parameters', what, where: `${id} ${label}`, text: '', breaking };
}
