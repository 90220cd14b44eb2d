import type { OpenApiDocument, Schema } from '../contract/contract.ts';
import { own } from '../contract/own.ts';

/** A schema with the schemas that it references, for the Ajv 6 of Postman's sandbox. */
export interface BundledSchema {
  /** The name of a component schema, empty for one that has none. */
  name: string;
  schema: Schema & { $defs?: Record<string, Schema> };
  /** Keywords with a source. */
  sources: string[];
}

const PREFIX = '#/components/schemas/';
const ANNOTATIONS = ['description', 'title', 'example', 'examples', 'default', 'readOnly', 'writeOnly'];
/** Ajv 6 rejects schemas with an unknown format. */
const FORMATS = ['date', 'date-time', 'time', 'email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname'];

/** Collects a schema of the document and all schemas that it references, without annotations. */
export function bundle(document: OpenApiDocument, schema: Schema): BundledSchema {
  const known = document.components?.schemas ?? {};
  const names = collectNames(schema, known, new Set());
  const $defs = Object.fromEntries([...names].sort().map((name) => [name, plain(own(known, name))]));
  return {
    name: schema.$ref?.startsWith(PREFIX) ? schema.$ref.slice(PREFIX.length) : '',
    schema: {
      ...(plain(schema) as Schema),
      ...(names.size > 0 && { $defs: $defs as Record<string, Schema> }),
    },
    sources: [schema, ...[...names].map((name) => own(known, name))].flatMap(collectSources),
  };
}

function collectNames(node: unknown, known: Record<string, Schema>, found: Set<string>): Set<string> {
  for (const [key, value] of getEntries(node)) {
    const name = key === '$ref' ? String(value).slice(PREFIX.length) : undefined;
    if (name === undefined) collectNames(value, known, found);
    else if (!found.has(name)) collectNames(own(known, name), known, found.add(name));
  }
  return found;
}

function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key, value]) => !isForPeople(key, value));
  return Object.fromEntries(kept.map(([key, value]) => [key, rewritten(key, value)]));
}

function rewritten(key: string, value: unknown): unknown {
  if (key === '$ref') return String(value).replace(PREFIX, '#/$defs/');
  if (key !== 'properties') return plain(value);
  // The keys here are field names, and a field may be called description.
  return Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, plain(each)]));
}

function isForPeople(key: string, value: unknown): boolean {
  if (key === 'format') return !FORMATS.includes(String(value));
  return key.startsWith('x-') || ANNOTATIONS.includes(key);
}

function collectSources(node: unknown): string[] {
  return getEntries(node).flatMap(([key, value]) => {
    return key === 'x-source' ? [String(value)] : collectSources(value);
  });
}

function getEntries(node: unknown): [string, unknown][] {
  return typeof node === 'object' && node !== null ? Object.entries(node) : [];
}
