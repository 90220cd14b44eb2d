import type { RedoclyChange } from './redocly.ts';

/** The keywords of a schema without which more values are valid. */
const LIMITS = new Set([
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'additionalProperties',
]);

/** A limit of the present document that the new document does not state: what was valid still is. */
export function isRelaxation({ property, revision }: RedoclyChange): boolean {
  return property !== undefined && LIMITS.has(property) && revision?.value === undefined;
}
