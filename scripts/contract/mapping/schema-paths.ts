import type { OpenApiDocument, Schema } from '../document.ts';
import { own } from '../own.ts';
import { joinAlternatives } from './alternatives.ts';
import { follow } from './value-paths.ts';

/** The property that a dotted path leads to, and whether it is always there. */
export function findProperty(
  document: OpenApiDocument,
  schema: Schema,
  path: string,
): { schema: Schema; required: boolean } | undefined {
  let here = follow(document, schema);
  let isRequired = true;
  for (const step of path.split('.')) {
    const holder = own(here.properties, step) ? here : joinAlternatives(document, here);
    const property = own(holder.properties, step);
    if (!property) return undefined;
    isRequired &&= holder.required?.includes(step) === true;
    here = follow(document, property);
  }
  return { schema: here, required: isRequired };
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
export function isLeftOpen(document: OpenApiDocument, schema: Schema, path: string): boolean {
  let here = follow(document, schema);
  for (const step of path.split('.')) {
    if (isUntyped(here)) return true;
    const property = own(here.properties, step);
    if (!property) return false;
    here = follow(document, property);
  }
  return false;
}
