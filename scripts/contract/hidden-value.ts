import type { Schema } from './document.ts';
import { allowsNull, listTypes } from './fields.ts';
import { generateSample } from './sample.ts';

/** The replacement for the value of a required field that the caller may not see. */
export function hiddenValue(schema: Schema): unknown {
  return allowsNull(schema) ? null : emptyValue(schema);
}

/** The empty value of the schema's type, if the schema allows it; otherwise a sample. */
export function emptyValue(schema: Schema): unknown {
  const [type] = listTypes(schema);
  const isUnconstrained =
    schema.enum === undefined && schema.pattern === undefined && schema.format === undefined;
  if (isUnconstrained && type === 'string' && !schema.minLength) return '';
  if (type === 'array' && !schema.minItems) return [];
  if (isUnconstrained && (type === 'integer' || type === 'number') && !((schema.minimum ?? 0) > 0)) return 0;
  return generateSample(schema, 'writeOnly');
}
