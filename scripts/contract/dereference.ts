import type { JsonObject } from './document.ts';
import { getOwn, setOwn } from './own.ts';

/**
 * Returns a copy of the document, or of `part`, in which every local `$ref` is replaced by its target. All references
 * to a target share one object, so a recursive schema becomes a cycle. Keys next to a `$ref` override those of its
 * target.
 */
export function dereference<T extends object>(document: T, part = document): T {
  const copies = new Map<object, unknown>();

  function copy(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const existingCopy = copies.get(value);
    if (existingCopy !== undefined) return existingCopy;
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      copies.set(value, list);
      for (const item of value) list.push(copy(item));
      return list;
    }
    return copyObject(value as JsonObject);
  }

  function copyObject(node: JsonObject): unknown {
    const { target, siblings } = follow(document, node);
    if (siblings === undefined) return remember(node, copy(target));
    // Stored before it is filled, so that a cycle back to this node finds it.
    const result: JsonObject = {};
    copies.set(node, result);
    for (const [key, child] of Object.entries(siblings)) setOwn(result, key, copy(child));
    return result;
  }

  function remember(node: JsonObject, result: unknown): unknown {
    copies.set(node, result);
    return result;
  }

  return copy(part) as T;
}

/** `siblings` has the keys to copy; it is undefined if the node is only a reference. */
function follow(document: object, node: JsonObject): { target?: unknown; siblings?: JsonObject } {
  if (typeof node.$ref !== 'string') return { siblings: node };
  const target = lookUp(document, node.$ref);
  const { $ref: _, ...extra } = node;
  if (Object.keys(extra).length === 0) return { target };
  const named = follow(document, target as JsonObject);
  return { siblings: { ...(named.siblings ?? (named.target as JsonObject)), ...extra } };
}

/** Resolves a local reference such as `#/components/schemas/Entry`. */
export function lookUp(document: object, ref: string): unknown {
  const segments = ref.replace(/^#\/?/, '').split('/').filter(Boolean).map(unescapeSegment);
  let current: unknown = document;
  for (const segment of segments) {
    current = getOwn(current as JsonObject | undefined, segment);
  }
  if (!ref.startsWith('#') || current === undefined) throw new Error(`the reference ${ref} does not exist`);
  return current;
}

function unescapeSegment(segment: string): string {
  return decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
}
