import type { Operation, Schema } from '../../spec/contract.ts';
import { own, setOwn } from '../../spec/own.ts';
import type { Row } from '../store/rows.ts';

/**
 * Puts what is shown into the form of the operation's success: under `data` or bare, with those of `links` and
 * `meta` that the document knows. Undefined for a success without a body.
 */
export function envelope({ success }: Pick<Operation, 'success'>, shown: unknown): unknown {
  const { schema } = success;
  if (Object.keys(schema).length === 0) return undefined;
  const { data, ...beside } = shown as Row;
  if (data === undefined) return shown;
  if (schema.properties?.data === undefined) return data;
  return { data, ...(known(beside, schema) as Row) };
}

/** Without the keys that a closed schema does not have, however deep. */
function known(value: unknown, schema: Schema | undefined): unknown {
  if (typeof value !== 'object' || value === null || schema?.properties === undefined) return value;
  const { properties, additionalProperties } = schema;
  const kept: Row = {};
  // A plain loop, since every list passes here: entries and pairs made of them cost five times as much.
  for (const key of Object.keys(value)) {
    const property = own(properties, key);
    if (property || additionalProperties !== false) setOwn(kept, key, known((value as Row)[key], property));
  }
  return kept;
}
