import { paths as matchingPaths } from 'jsonpath-rfc9535';
import { UsageError } from '../../cli/index.ts';
import type { PathKey } from '../document.ts';
import { getOwn, setOwn } from '../own.ts';
import { readBracketName } from './target-text.ts';

export interface Action {
  target: string;
  description?: string;
  update?: unknown;
  remove?: boolean;
  /** The target as written in the file, if it was adapted to the document. */
  written?: string;
}

export interface Overlay {
  overlay: string;
  actions: Action[];
}

type Container = Record<string | number, unknown>;

/**
 * Applies an OpenAPI Overlay 1.0.0 to a copy of the document, action by action. An action that matches nothing is an
 * error, since the document has changed since the action was written, unless its target is in `accepted`.
 */
export function applyOverlay<T extends object>(
  document: T,
  overlay: Overlay,
  accepted: readonly string[] = [],
): T {
  const { merged, idle } = tryOverlay(document, overlay);
  const unexpected = idle.filter(({ action }) => !accepted.includes(writtenTarget(action)));
  if (unexpected.length > 0) {
    const names = unexpected.map(({ action, index }) => unmatchedMessage(action, index));
    throw new UsageError(['The overlay does not match the document:', ...names].join('\n  '));
  }
  return merged;
}

/** Applies the overlay, and returns the actions that match nothing instead of throwing. */
export function tryOverlay<T extends object>(
  document: T,
  overlay: Overlay,
): { merged: T; idle: { action: Action; index: number }[] } {
  checkOverlay(overlay);
  const root = { $: structuredClone(document) };
  const idle = overlay.actions.flatMap((action, index) => {
    return applyAction(root, action) === 0 ? [{ action, index }] : [];
  });
  return { merged: root.$, idle };
}

/** The target as written in the overlay's file. */
export function writtenTarget({ written, target }: Action): string {
  return (written ?? target).trim();
}

function checkOverlay({ overlay, actions }: Partial<Overlay>): void {
  const isValid = Array.isArray(actions) && actions.every((action) => typeof action?.target === 'string');
  if (/^1\.0\./.test(String(overlay)) && isValid) return;
  throw new UsageError('The overlay must declare overlay: 1.0.0 and a list of actions, each with a target.');
}

function unmatchedMessage(action: Action, index: number): string {
  const purpose = action.description === undefined ? '' : ` (${action.description})`;
  return `action ${index + 1}${purpose} matches nothing: ${writtenTarget(action)}`;
}

/** Applies the action and returns the number of matches. */
function applyAction<T extends object>(root: { $: T }, action: Action): number {
  const locations = findMatches(root.$, action).map(parseNormalizedPath);
  if (action.remove) {
    // From last to first, so that removing an array item does not shift the remaining ones.
    for (const location of locations.reverse()) removeNode(root, location);
    return locations.length;
  }
  for (const location of locations) updateNode(root, location, action.update);
  return locations.length;
}

function findMatches(document: object, { target }: Action): string[] {
  try {
    return matchingPaths(document as Parameters<typeof matchingPaths>[0], target.trim());
  } catch (error) {
    throw new UsageError(
      `The overlay's target ${target} is not a JSONPath (RFC 9535): ${(error as Error).message}`,
    );
  }
}

/** Parses a normalized path (RFC 9535 section 2.7) such as `$['paths']['/me'][0]` into its keys. */
export function parseNormalizedPath(path: string): PathKey[] {
  const segments = path.matchAll(/\[(?:'((?:[^'\\]|\\.)*)'|(\d+))\]/g);
  return [...segments].map(([, name, index]) => {
    return index === undefined ? readBracketName(name ?? '') : Number(index);
  });
}

function findParent(root: object, keys: PathKey[]): { parent: Container; key: PathKey } {
  const full: PathKey[] = ['$', ...keys];
  let parent = root as Container;
  for (const key of full.slice(0, -1)) parent = parent[key] as Container;
  return { parent, key: full.at(-1) as PathKey };
}

function removeNode(root: object, keys: PathKey[]): void {
  const { parent, key } = findParent(root, keys);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function updateNode(root: object, keys: PathKey[], update: unknown): void {
  const { parent, key } = findParent(root, keys);
  const existing = parent[key];
  if (Array.isArray(existing)) existing.push(structuredClone(update));
  else parent[key] = merge(existing, update);
}

/** Merges objects key by key and appends arrays; anything else is replaced. */
function merge(existing: unknown, update: unknown): unknown {
  if (Array.isArray(existing) && Array.isArray(update)) return [...existing, ...structuredClone(update)];
  if (!isObject(existing) || !isObject(update)) return structuredClone(update);
  const merged = { ...existing };
  for (const [key, value] of Object.entries(update)) setOwn(merged, key, merge(getOwn(existing, key), value));
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
