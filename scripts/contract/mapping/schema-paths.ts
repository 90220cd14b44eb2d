import type { OpenApiDocument, Schema } from '../document.ts';
import { getOwn } from '../own.ts';
import { joinAlternatives } from './alternatives.ts';
import { follow } from './value-paths.ts';

/** The property that a dotted path leads to, and whether it is always there. */
export function findProperty(
  document: OpenApiDocument,
  schema: Schema,
  path: string,
): { schema: Schema; required: boolean } | undefined {
  let current = follow(document, schema);
  let isRequired = true;
  for (const step of path.split('.')) {
    const holder = getOwn(current.properties, step) ? current : joinAlternatives(document, current);
    const property = getOwn(holder.properties, step);
    if (!property) return undefined;
    isRequired &&= holder.required?.includes(step) === true;
    current = follow(document, property);
  }
  return { schema: current, required: isRequired };
}

/** Whether a schema is empty, or says only that it is an object. */
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

/** Whether a dotted path leads into a part that the document leaves open. */
export function isUndescribed(document: OpenApiDocument, schema: Schema, path: string): boolean {
  let current = follow(document, schema);
  for (const step of path.split('.')) {
    if (isUntyped(current)) return true;
    const property = getOwn(current.properties, step);
    if (!property) return false;
    current = follow(document, property);
  }
  return false;
}
