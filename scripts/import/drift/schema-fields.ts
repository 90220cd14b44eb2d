import type { Schema } from '../../contract/document.ts';
import { getOwn } from '../../contract/own.ts';

/** The possible schemas of a value at a path; none if the schema does not have the path. */
export function findSchemas(schema: Schema, path: string[]): Schema[] {
  return path.reduce(
    (schemas, step) => schemas.flatMap((each) => childSchemas(each, step)),
    listAlternatives(schema),
  );
}

/** The path of every field of a schema, including nested schemas. Recursive schemas are followed once. */
export function listFieldPaths(schema: Schema, path: string[] = [], trail: Schema[] = []): string[][] {
  return listAlternatives(schema).flatMap((each) => {
    if (trail.includes(each)) return [];
    const currentTrail = [...trail, each];
    const paths = Object.entries(each.properties ?? {}).flatMap(([name, property]) => {
      return [[...path, name], ...listFieldPaths(property, [...path, name], currentTrail)];
    });
    return each.items ? [...paths, ...listFieldPaths(each.items, [...path, '[]'], currentTrail)] : paths;
  });
}

/** Whether one of the schemas allows the type. */
export function allowsType(schemas: Schema[], type: string): boolean {
  return schemas.some(({ type: documented, enum: values }) => {
    const types = [documented ?? []].flat();
    if (types.length === 0) return values === undefined || type !== 'null' || values.includes(null);
    return types.includes(type) || (type === 'integer' && types.includes('number'));
  });
}

/** The schemas of a property, or of the items for the key `[]`; empty if the schema does not describe them. */
function childSchemas(schema: Schema, step: string): Schema[] {
  if (step === '[]') return schema.items ? listAlternatives(schema.items) : [];
  const property = getOwn(schema.properties, step);
  const additional =
    typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const found = property ?? additional;
  return found === undefined ? [] : listAlternatives(found);
}

/** A schema and its allOf, anyOf and oneOf branches. */
function listAlternatives(schema: Schema): Schema[] {
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap(listAlternatives)];
}
