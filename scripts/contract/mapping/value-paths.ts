import { lookUp } from '../dereference.ts';
import type { JsonObject, OpenApiDocument, Schema } from '../document.ts';
import { own, setOwn } from '../own.ts';

/** What a dotted path leads to in a value. */
export function valueAt(value: unknown, path: string): unknown {
  let here = value;
  for (const step of path.split('.')) {
    if (here === null) return null;
    if (!isRecord(here)) return undefined;
    here = own(here, step);
  }
  return here;
}

/** Sets what a dotted path leads to. */
export function setValueAt(target: JsonObject, path: string, value: unknown): void {
  const steps = path.split('.');
  let here = target;
  for (const step of steps.slice(0, -1)) {
    if (!isRecord(own(here, step))) setOwn<unknown>(here, step, {});
    here = own(here, step) as JsonObject;
  }
  setOwn(here, steps.at(-1) ?? '', value);
}

/** The property that a dotted path leads to, and whether it is always there. */
export function propertyAt(
  document: OpenApiDocument,
  schema: Schema,
  path: string,
): { schema: Schema; required: boolean } | undefined {
  let here = follow(document, schema);
  let isRequired = true;
  for (const step of path.split('.')) {
    const holder = own(here.properties, step) ? here : partWith(document, here, step);
    const property = own(holder?.properties, step);
    if (!property) return undefined;
    isRequired &&= holder?.required?.includes(step) === true;
    here = follow(document, property);
  }
  return { schema: here, required: isRequired };
}

/** The alternative of a union that has the property: `oneOf: [{ type: null }, { $ref }]`. */
function partWith(
  document: OpenApiDocument,
  { oneOf = [], anyOf = [] }: Schema,
  name: string,
): Schema | undefined {
  return [...oneOf, ...anyOf]
    .map((part) => follow(document, part))
    .find((part) => own(part.properties, name));
}

/** A node with its `$ref` followed; keys beside the reference win. */
export function follow<T extends object>(document: OpenApiDocument, node: T): T {
  const { $ref, ...beside } = node as T & { $ref?: string };
  if ($ref === undefined) return node;
  const named = follow(document, lookUp(document, $ref) as T);
  return Object.keys(beside).length === 0 ? named : { ...named, ...beside };
}

export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
