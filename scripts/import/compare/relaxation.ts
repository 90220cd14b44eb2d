import type { RedoclyChange } from './redocly.ts';

/** The schema keywords that limit the valid values. */
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

/** Whether the new document drops a limit of the current document: all valid values stay valid. */
export function isRelaxation({ property, revision }: RedoclyChange): boolean {
  return property !== undefined && LIMITS.has(property) && revision?.value === undefined;
}
