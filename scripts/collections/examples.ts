import type { OpenApiDocument, Schema } from '../contract/contract.ts';
import { lookUp } from '../contract/dereference.ts';
import { type BodyObject, METHODS, type ParameterObject } from '../contract/document.ts';
import { getOwn } from '../contract/own.ts';

/** A schema that is nested more deeply is treated as recursive. */
const MAX_DEPTH = 5;
const TEXTS: Record<string, string> = {
  date: '2026-03-02',
  'date-time': '2026-03-02T09:00:00Z',
  email: 'someone@example.com',
  uri: 'https://example.com',
};

/** Gives every parameter and body an example: the converter would generate random ones. */
export function withExamples(document: OpenApiDocument): OpenApiDocument {
  const complete = structuredClone(document);
  const { parameters = {}, requestBodies = {} } = complete.components ?? {};
  const items = Object.values(complete.paths);
  const operations = items.flatMap((item) => METHODS.flatMap((method) => item[method] ?? []));
  for (const parameter of [
    ...Object.values(parameters),
    ...[...items, ...operations].flatMap((each) => each.parameters ?? []),
  ]) {
    completeParameter(parameter, document);
  }
  for (const body of [...Object.values(requestBodies), ...operations.map((each) => each.requestBody)]) {
    completeBody(body, document);
  }
  return complete;
}

function completeParameter(parameter: ParameterObject & { $ref?: string }, document: OpenApiDocument): void {
  if (parameter.$ref === undefined && !parameter.examples) {
    parameter.example ??= sample(parameter.schema, document);
  }
}

function completeBody(body: BodyObject | undefined, document: OpenApiDocument): void {
  for (const media of Object.values(body?.content ?? {})) {
    if (!media.examples) media.example ??= sample(media.schema, document);
  }
}

/** A minimal value of a schema. */
function sample(schema: Schema | undefined, document: OpenApiDocument, depth = 0): unknown {
  if (!schema || depth > MAX_DEPTH) return null;
  if (schema.$ref) return sample(lookUp(document, schema.$ref) as Schema, document, depth);
  const example =
    schema.example ?? schema.examples?.[0] ?? schema.const ?? schema.default ?? schema.enum?.[0];
  if (example !== undefined) return example;
  const [choice] = schema.oneOf ?? schema.anyOf ?? [];
  if (choice) return sample(choice, document, depth + 1);
  return sampleOfType(schema, document, depth);
}

function sampleOfType(schema: Schema, document: OpenApiDocument, depth: number): unknown {
  const type = [schema.type].flat()[0] ?? (schema.properties ? 'object' : 'string');
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return true;
  if (type === 'array') return [sample(schema.items, document, depth + 1)];
  if (type !== 'object') return getOwn(TEXTS, schema.format ?? '') ?? 'text';
  const required = schema.required ?? [];
  const pairs = required.map((name) => [name, sample(getOwn(schema.properties, name), document, depth + 1)]);
  return Object.fromEntries(pairs);
}
