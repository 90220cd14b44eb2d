import type { OpenApiDocument, Schema } from './document.ts';

/** The kind of a node of an OpenAPI document, as far as needed to find its schemas. */
export type NodeKind = 'object' | 'map' | 'schema' | 'schema-map';

const MAPS = ['paths', 'responses', 'headers', 'content', 'parameters', 'requestBodies', 'securitySchemes'];
const SCHEMA_MAPS = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
const SUBSCHEMAS = [
  'items',
  'prefixItems',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'propertyNames',
  'allOf',
  'oneOf',
  'anyOf',
  'not',
  'contains',
  'if',
  'then',
  'else',
];

/** The kind of a child node; undefined outside the document's structure, such as in an example. */
export function nodeKind(node: object, kind: NodeKind, key: string): NodeKind | undefined {
  if (Array.isArray(node)) return kind === 'map' ? 'object' : kind;
  if (kind === 'map') return 'object';
  if (kind === 'schema-map') return 'schema';
  if (kind === 'schema') {
    if (SCHEMA_MAPS.includes(key)) return 'schema-map';
    return SUBSCHEMAS.includes(key) ? 'schema' : undefined;
  }
  if (key === 'schema') return 'schema';
  // Swagger 2.0 calls schemas definitions.
  if (key === 'schemas' || key === 'definitions') return 'schema-map';
  if (MAPS.includes(key)) return 'map';
  return key.startsWith('x-') || key.startsWith('example') ? undefined : 'object';
}

/** Replaces every schema by the result of `rewrite`, innermost schemas first. */
export function rewriteSchemas(document: OpenApiDocument, rewrite: (schema: Schema) => Schema): void {
  const visit = (value: unknown, kind: NodeKind): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const node = value as Record<string, unknown>;
    for (const [key, child] of Object.entries(node)) {
      const childKind = nodeKind(node, kind, key);
      if (childKind !== undefined) node[key] = visit(child, childKind);
    }
    return kind === 'schema' && !Array.isArray(node) ? rewrite(node as Schema) : node;
  };
  visit(document, 'object');
}
