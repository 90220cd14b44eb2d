import type { WireField } from './error-texts.ts';
import type { MappedOperation } from './mapped-operation.ts';
import { queryFieldToWire, queryNameFromWire } from './query.ts';

/** The document's field or parameter for a contract name in an error. */
export function fieldToWire(mapped: MappedOperation | undefined, name: string): WireField {
  if (!mapped) return { name };
  const source = mapped.sources.find((each) => each.name === name)?.source;
  if (source && source.in !== 'record') return { name: source.name };
  return findInQuery(name, (queryName) => queryFieldToWire(mapped, queryName)) ?? bodyField(mapped, name);
}

function bodyField({ body }: MappedOperation, name: string): WireField {
  // The items of a list field share the mapping of the field.
  return body
    ? { name: body.pathToWire(name), mapping: body.fieldMapping(name.replace(/\.\d+$/, '')) }
    : { name };
}

/** The contract's name for a document field or parameter in an error. */
export function fieldFromWire(mapped: MappedOperation | undefined, name: string): string {
  if (!mapped) return name;
  const source = mapped.sources.find((each) => each.source.in !== 'record' && each.source.name === name);
  if (source) return source.name;
  const contractName = findInQuery(name, (queryName) => {
    const found = queryNameFromWire(mapped, queryName);
    return found === undefined ? undefined : { name: found };
  });
  return contractName?.name ?? mapped.body?.pathFromWire(name) ?? name;
}

/** Finds a query parameter, or the query parameter of a list item (`user_ids.0`). */
function findInQuery(
  name: string,
  find: (queryName: string) => WireField | undefined,
): WireField | undefined {
  const exact = find(name);
  const [, list, index] = /^(.+)(\.\d+)$/.exec(name) ?? [];
  const found = exact || list === undefined ? undefined : find(list);
  return found ? { ...found, name: `${found.name}${index}` } : exact;
}
