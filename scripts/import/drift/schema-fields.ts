import type { Schema } from '../../contract/document.ts';
import { own } from '../../contract/own.ts';

/** The schemas that a value at such a place may have; none when the schema does not name the place. */
export function schemasAt(schema: Schema, path: string[]): Schema[] {
  return path.reduce((here, step) => here.flatMap((each) => inner(each, step)), alternatives(schema));
}

/** The way to every field that a schema names, inner schemas included; a recursive one is followed once. */
export function fieldsOfSchema(schema: Schema, path: string[] = [], trail: Schema[] = []): string[][] {
  return alternatives(schema).flatMap((each) => {
    if (trail.includes(each)) return [];
    const around = [...trail, each];
    const own = Object.entries(each.properties ?? {}).flatMap(([name, property]) => {
      return [[...path, name], ...fieldsOfSchema(property, [...path, name], around)];
    });
    return each.items ? [...own, ...fieldsOfSchema(each.items, [...path, '[]'], around)] : own;
  });
}

/** Whether a value of the type may stand there by one of the schemas. */
export function allowsType(schemas: Schema[], type: string): boolean {
  return schemas.some(({ type: documented, enum: values }) => {
    const types = [documented ?? []].flat();
    if (types.length === 0) return values === undefined || type !== 'null' || values.includes(null);
    return types.includes(type) || (type === 'integer' && types.includes('number'));
  });
}

function inner(schema: Schema, step: string): Schema[] {
  if (step === '[]') return schema.items ? alternatives(schema.items) : [];
  const property = own(schema.properties, step);
  const other = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const found = property ?? other;
  return found === undefined ? [] : alternatives(found);
}

/** A schema and those of which it says that one or all hold. */
function alternatives(schema: Schema): Schema[] {
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap(alternatives)];
}
