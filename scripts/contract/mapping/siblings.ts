import type { JsonObject, Schema } from '../document.ts';
import { allowsNull } from '../fields.ts';
import { getOwn } from '../own.ts';
import { generateSample } from '../sample.ts';
import { isRecord } from './value-paths.ts';

/**
 * Samples of an object's fields besides the mapped fields: all other fields in a response, only the required fields
 * in a request.
 */
export function sampleSiblings(
  schema: Schema,
  { isRequest, isMapped }: { isRequest: boolean; isMapped: (field: string) => boolean },
): JsonObject {
  const sample = generateSample(schema);
  if (!isRecord(sample)) return {};
  const isIncluded = (field: string) => (isRequest ? schema.required?.includes(field) : !isMapped(field));
  const included = Object.entries(sample).filter(([field]) => isIncluded(field));
  const toEntry = ([field, value]: [string, unknown]): [string, unknown] => {
    const property = getOwn(schema.properties, field);
    return [field, isRequest && property && allowsNull(property) ? null : value];
  };
  return Object.fromEntries(included.map(toEntry)) as JsonObject;
}
