import { lookUp } from './dereference.ts';
import type { OpenApiDocument } from './document.ts';
import { getOwn } from './own.ts';
import { formatStatusRange, JSON_TYPE } from './responses.ts';

/**
 * A reference to the schema of a response's JSON body; undefined if it has none. Validators are compiled from the
 * reference, since a dereferenced recursive schema is infinite.
 */
export function responseSchema(
  document: OpenApiDocument,
  { method, path }: { method: string; path: string },
  status: number,
): string | undefined {
  const responses = followKeys(document, '#/paths', [path, method, 'responses']);
  const response = [String(status), formatStatusRange(status), 'default']
    .map((key) => followKeys(document, responses, [key]))
    .find((found) => found !== undefined);
  return followKeys(document, response, ['content', JSON_TYPE, 'schema']);
}

function followKeys(
  document: OpenApiDocument,
  start: string | undefined,
  keys: string[],
): string | undefined {
  return keys.reduce(
    (pointer: string | undefined, key) =>
      pointer === undefined ? undefined : followKey(document, pointer, key),
    start,
  );
}

/** Follows a key, and the references at its value. */
function followKey(document: OpenApiDocument, pointer: string, key: string): string | undefined {
  let next = `${pointer}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
  let node = getOwn(lookUp(document, pointer) as Record<string, { $ref?: string } | undefined>, key);
  if (node === undefined) return undefined;
  // Validators follow the reference of a schema themselves.
  while (key !== 'schema' && typeof node?.$ref === 'string') {
    next = node.$ref;
    node = lookUp(document, next) as { $ref?: string };
  }
  return next;
}
