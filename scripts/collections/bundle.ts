import type { OpenApiDocument, Schema } from '../contract/contract.ts';
import { getOwn } from '../contract/own.ts';

/** A schema with the schemas that it references, for the Ajv 6 of Postman's sandbox. */
export interface BundledSchema {
  /** The name of the component schema; empty for an inline schema. */
  name: string;
  schema: Schema & { $defs?: Record<string, Schema> };
  /** The sources that the schemas cite. */
  sources: string[];
}

const PREFIX = '#/components/schemas/';
const ANNOTATIONS = ['description', 'title', 'example', 'examples', 'default', 'readOnly', 'writeOnly'];
/** Ajv 6 rejects schemas with an unknown format. */
const FORMATS = ['date', 'date-time', 'time', 'email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname'];

/** Collects a schema of the document and all schemas that it references, without annotations. */
export function bundle(document: OpenApiDocument, schema: Schema): BundledSchema {
  const schemas = document.components?.schemas ?? {};
  const names = collectNames(schema, schemas, new Set());
  const $defs = Object.fromEntries(
    [...names].sort().map((name) => [name, removeAnnotations(getOwn(schemas, name))]),
  );
  return {
    name: schema.$ref?.startsWith(PREFIX) ? schema.$ref.slice(PREFIX.length) : '',
    schema: {
      ...(removeAnnotations(schema) as Schema),
      ...(names.size > 0 && { $defs: $defs as Record<string, Schema> }),
    },
    sources: [schema, ...[...names].map((name) => getOwn(schemas, name))].flatMap(collectSources),
  };
}

function collectNames(node: unknown, schemas: Record<string, Schema>, found: Set<string>): Set<string> {
  for (const [key, value] of getEntries(node)) {
    const name = key === '$ref' ? String(value).slice(PREFIX.length) : undefined;
    if (name === undefined) collectNames(value, schemas, found);
    else if (!found.has(name)) collectNames(getOwn(schemas, name), schemas, found.add(name));
  }
  return found;
}

function removeAnnotations(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(removeAnnotations);
  if (typeof node !== 'object' || node === null) return node;
  const keywords = Object.entries(node).filter(([key, value]) => !isAnnotation(key, value));
  return Object.fromEntries(keywords.map(([key, value]) => [key, rewriteKeyword(key, value)]));
}

function rewriteKeyword(key: string, value: unknown): unknown {
  if (key === '$ref') return String(value).replace(PREFIX, '#/$defs/');
  if (key !== 'properties') return removeAnnotations(value);
  // The keys here are field names, and a field may be called description.
  return Object.fromEntries(
    Object.entries(value as object).map(([name, each]) => [name, removeAnnotations(each)]),
  );
}

function isAnnotation(key: string, value: unknown): boolean {
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
