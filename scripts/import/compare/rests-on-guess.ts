import { dereference } from '../../contract/dereference.ts';
import type { OpenApiDocument } from '../../contract/document.ts';
import { readSource } from '../../contract/evidence.ts';
import { getOwn } from '../../contract/own.ts';
import { listOperations } from './align.ts';
import type { DocumentChange } from './change.ts';

/**
 * Returns a predicate: whether a change concerns a guess. Such a change breaks no client, since no client can rely on a
 * guess. The nearest `x-source` decides.
 */
export function createGuessCheck(document: OpenApiDocument): (change: DocumentChange) => boolean {
  const dereferenced = dereference(document);
  const operations = new Map(listOperations(dereferenced).map((each) => [each.id, each]));
  return ({ where }) => {
    const [, name = '', rest = ''] = /^(\w+)[ .]?(.*)$/.exec(where) ?? [];
    const operation = operations.get(name)?.operation;
    if (operation !== undefined) {
      const parameter = operation.parameters?.find((each) => rest.startsWith(`?${each.name}`));
      const response = getOwn(operation.responses, /^[1-5](?:\d\d|XX)\b/.exec(rest)?.[0] ?? '');
      // A response with a guessed source is a guess, whatever the source of its operation.
      if (isGuess(response?.['x-source'])) return true;
      return isGuess(parameter?.['x-source'] ?? operation['x-source'] ?? document['x-source']);
    }
    const schema = getOwn(dereferenced.components?.schemas, name);
    const property = getOwn(schema?.properties, rest.split('.')[0] ?? '');
    return (
      schema !== undefined && isGuess(property?.['x-source'] ?? schema['x-source'] ?? document['x-source'])
    );
  };
}

function isGuess(source: unknown): boolean {
  return readSource(source)?.guess !== undefined;
}
