import type { OpenApiDocument, Schema } from '../document.ts';
import { getOwn } from '../own.ts';
import { joinAlternatives } from './alternatives.ts';
import { follow } from './value-paths.ts';

/** The property at a dotted path, and whether the whole path is required. */
export function findProperty(
  document: OpenApiDocument,
  schema: Schema,
  path: string,
): { schema: Schema; required: boolean } | undefined {
  let current = follow(document, schema);
  let isRequired = true;
  for (const name of path.split('.')) {
    const parent = getOwn(current.properties, name) ? current : joinAlternatives(document, current);
    const property = getOwn(parent.properties, name);
    if (!property) return undefined;
    isRequired &&= parent.required?.includes(name) === true;
    current = follow(document, property);
  }
  return { schema: current, required: isRequired };
}

/** Whether a schema is empty, or only has the type `object`. */
export function isUntyped(schema: Schema): boolean {
  const { type, properties, items, oneOf, anyOf, enum: values, additionalProperties } = schema;
  const isAny = type === undefined || type === 'object';
  return (
    isAny &&
    !properties &&
    !items &&
    !oneOf &&
    !anyOf &&
    !values &&
    !Object.hasOwn(schema, 'const') &&
    isOpen(additionalProperties)
  );
}

const isOpen = (additional: Schema['additionalProperties']): boolean =>
  additional === undefined || additional === true;

/** Whether a dotted path leads into a part that the document does not describe. */
export function isUndescribed(document: OpenApiDocument, schema: Schema, path: string): boolean {
  let current = follow(document, schema);
  for (const name of path.split('.')) {
    if (isUntyped(current)) return true;
    const property = getOwn(current.properties, name);
    if (!property) return false;
    current = follow(document, property);
  }
  return false;
}
