import type { OperationWords } from './operation-words.ts';
import { queryNameFromWire, queryNameToWire } from './query.ts';

/** The document's name of a field or parameter that an error names. */
export function fieldToWire(words: OperationWords | undefined, name: string): string {
  if (!words) return name;
  const source = words.sources.find((each) => each.name === name)?.source;
  if (source && source.in !== 'record') return source.name;
  return queryNameToWire(words, name) ?? words.body?.pathToWire(name) ?? name;
}

/** Our name of it. */
export function fieldFromWire(words: OperationWords | undefined, name: string): string {
  if (!words) return name;
  const source = words.sources.find((each) => each.source.in !== 'record' && each.source.name === name);
  if (source) return source.name;
  return queryNameFromWire(words, name) ?? words.body?.pathFromWire(name) ?? name;
}
