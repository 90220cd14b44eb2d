import { randomBytes } from 'node:crypto';
import { type Field, isIdSchema, typesOf } from '../../../scripts/spec/fields.ts';
import type { Schema } from '../contract.ts';

/** The outermost values that a field allows; none for ids, which must be those of records. */
export function edgeValues({ schema }: Field): unknown[] {
  const types = typesOf(schema);
  const none = types.includes('null') && !isIdSchema(schema) ? [null] : [];
  if (schema.enum) return [...schema.enum, ...none];
  if (types.includes('array')) return schema.minItems === undefined ? [[]] : [];
  if (types.includes('string')) return [...edgeTexts(schema), ...none];
  if (types.includes('integer') && !isIdSchema(schema)) return [...edgeNumbers(schema), ...none];
  return [];
}

function edgeNumbers({ minimum, maximum }: Schema): number[] {
  return [minimum, maximum].filter((edge) => edge !== undefined);
}

function edgeTexts({ format, pattern, minLength = 0, maxLength = minLength }: Schema): string[] {
  if (format === 'date') return ['2024-02-29', '1970-01-01', '9999-12-31'];
  if (format === 'email') return edgeAddresses(maxLength);
  if (pattern?.startsWith('^#')) return ['#000000', '#ffFFff'];
  if (pattern?.startsWith('^\\d')) return ['0.00', '9999999999.99'];
  // A character is a code point, of which these take two units of UTF-16 each.
  return ['x'.repeat(minLength), 'x'.repeat(maxLength), '😀'.repeat(maxLength)];
}

/** A short address and one of the greatest length, each of which nobody in any workspace has. */
function edgeAddresses(maxLength: number): string[] {
  const [short, long] = [randomBytes(4).toString('hex'), randomBytes(4).toString('hex')];
  return [`${short}@b.example`, `${long.padEnd(maxLength - '@example.com'.length, 'x')}@example.com`];
}
