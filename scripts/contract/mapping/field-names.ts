import type { MappedOperation } from './mapped-operation.ts';
import { queryNameFromWire, queryNameToWire } from './query.ts';

/** The document's name of a field or parameter that an error names. */
export function fieldToWire(mapped: MappedOperation | undefined, name: string): string {
  if (!mapped) return name;
  const source = mapped.sources.find((each) => each.name === name)?.source;
  if (source && source.in !== 'record') return source.name;
  return queryNameToWire(mapped, name) ?? mapped.body?.pathToWire(name) ?? name;
}

/** Our name of it. */
export function fieldFromWire(mapped: MappedOperation | undefined, name: string): string {
  if (!mapped) return name;
  const source = mapped.sources.find((each) => each.source.in !== 'record' && each.source.name === name);
  if (source) return source.name;
  return queryNameFromWire(mapped, name) ?? mapped.body?.pathFromWire(name) ?? name;
}
