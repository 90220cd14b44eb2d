import type { Operation, Schema } from '../contract.ts';

/** What the names and forms of a body and of the record that it makes rest on. */
export function shapeSources({ body, success }: Operation): string[] {
  return [...sourcesIn(body?.schema), ...sourcesIn(success.schema.properties?.data)];
}

function sourcesIn(schema: Schema = {}): string[] {
  const all = [schema, ...Object.values(schema.properties ?? {})].map((each) => each['x-source']);
  return all.filter((source) => typeof source === 'string');
}
