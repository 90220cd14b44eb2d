import type { WireField } from './error-texts.ts';
import type { MappedOperation } from './mapped-operation.ts';
import { queryFieldToWire, queryNameFromWire } from './query.ts';

/** A field or parameter that an error names, as the document has it. */
export function fieldToWire(mapped: MappedOperation | undefined, name: string): WireField {
  if (!mapped) return { name };
  const source = mapped.sources.find((each) => each.name === name)?.source;
  if (source && source.in !== 'record') return { name: source.name };
  return inQuery(name, (queryName) => queryFieldToWire(mapped, queryName)) ?? bodyField(mapped, name);
}

function bodyField({ body }: MappedOperation, name: string): WireField {
  // A list has the values of its field.
  return body
    ? { name: body.pathToWire(name), mapping: body.fieldMapping(name.replace(/\.\d+$/, '')) }
    : { name };
}

/** The contract's name of a document field or parameter that an error names. */
export function fieldFromWire(mapped: MappedOperation | undefined, name: string): string {
  if (!mapped) return name;
  const source = mapped.sources.find((each) => each.source.in !== 'record' && each.source.name === name);
  if (source) return source.name;
  const contractName = inQuery(name, (queryName) => {
    const found = queryNameFromWire(mapped, queryName);
    return found === undefined ? undefined : { name: found };
  });
  return contractName?.name ?? mapped.body?.pathFromWire(name) ?? name;
}

/** A parameter of the query, or an item of one that is a list (`user_ids.0`). */
function inQuery(name: string, find: (queryName: string) => WireField | undefined): WireField | undefined {
  const exact = find(name);
  const [, list, index] = /^(.+)(\.\d+)$/.exec(name) ?? [];
  const found = exact || list === undefined ? undefined : find(list);
  return found ? { ...found, name: `${found.name}${index}` } : exact;
}
