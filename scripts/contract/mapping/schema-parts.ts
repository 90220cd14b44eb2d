import type { OpenApiDocument, Schema } from '../document.ts';
import { follow } from './value-paths.ts';

/** The schema without these fields. */
export function withoutFields(schema: Schema, names: string[]): Schema {
  if (names.length === 0) return schema;
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name));
  const required = schema.required?.filter((name) => !names.includes(name));
  return { ...schema, properties: Object.fromEntries(properties), ...(required && { required }) };
}

type Examples = Record<string, { value?: unknown }>;

/** Translates the value of each named example. */
export function translateExamples(
  document: OpenApiDocument,
  examples: Examples,
  translate: (value: unknown) => unknown,
): Examples {
  const entries = Object.entries(examples).map(([name, rawExample]) => {
    const example = follow(document, rawExample);
    return [name, 'value' in example ? { ...example, value: translate(example.value) } : example];
  });
  return Object.fromEntries(entries);
}
