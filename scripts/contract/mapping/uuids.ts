import { createHash } from 'node:crypto';
import type { ParameterObject, Schema } from '../document.ts';

/*
 * Translates between the document's UUIDs and the contract's numeric IDs. The UUID of an ID contains the number
 * (`00000000-0000-4000-8000-` and its hexadecimal digits). Any other UUID is assigned a number and found by it again.
 */

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NUMERIC_UUID = /^0000([0-9a-f]{4})-0000-4000-8000-([0-9a-f]{12})$/i;

/** The UUIDs that this process has read, by number. */
const uuidsById = new Map<string, string>();

/** The UUID of a contract ID, both as strings; any other string stays unchanged. */
export function idToUuid(id: string): string {
  if (!/^(0|[1-9]\d{0,18})$/.test(id)) return id;
  const uuid = uuidsById.get(id);
  if (uuid !== undefined) return uuid;
  const digits = BigInt(id).toString(16).padStart(16, '0');
  return `0000${digits.slice(0, 4)}-0000-4000-8000-${digits.slice(4)}`;
}

/** The contract ID of a UUID, both as strings; a number that is not a UUID gets `not-`, so that it stays invalid. */
export function uuidToId(uuid: string): string {
  const [, high, low] = NUMERIC_UUID.exec(uuid) ?? [];
  if (high !== undefined) return String(BigInt(`0x${high}${low}`));
  if (!UUID.test(uuid)) return /^\d+$/.test(uuid) ? `not-${uuid}` : uuid;
  // A 1 bit and 52 more bits: higher than every ID of the mock, and exact in JSON.
  const digits = createHash('sha256').update(uuid.toLowerCase()).digest('hex').slice(0, 13);
  const id = String(BigInt(`0x1${digits}`));
  uuidsById.set(id, uuid);
  return id;
}

/** Whether a parameter holds UUIDs, by its format or its example. */
export function isUuidParameter({ schema, example }: Pick<ParameterObject, 'schema' | 'example'>): boolean {
  return isUuidSchema(schema) || (typeof example === 'string' && UUID.test(example));
}

/** Whether a value is a UUID, by its format or its examples. */
export function isUuidSchema(schema: Schema | undefined): boolean {
  if (schema?.format !== undefined) return schema.format === 'uuid';
  const examples = [schema?.example, ...(schema?.examples ?? [])].filter((each) => each !== undefined);
  return examples.length > 0 && examples.every((each) => typeof each === 'string' && UUID.test(each));
}
