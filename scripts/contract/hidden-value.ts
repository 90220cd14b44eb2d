import type { Schema } from './document.ts';
import { allowsNull, listTypes } from './fields.ts';
import { generateSample } from './sample.ts';

/** The replacement of a value that the caller may not see, where the document requires the field. */
export function hiddenValue(schema: Schema): unknown {
  return allowsNull(schema) ? null : emptyValue(schema);
}

/** The least that a type can be, where its schema leaves that open; else a sample. */
export function emptyValue(schema: Schema): unknown {
  const [type] = listTypes(schema);
  const isUnconstrained =
    schema.enum === undefined && schema.pattern === undefined && schema.format === undefined;
  if (isUnconstrained && type === 'string' && !schema.minLength) return '';
  if (type === 'array' && !schema.minItems) return [];
  if (isUnconstrained && (type === 'integer' || type === 'number') && !((schema.minimum ?? 0) > 0)) return 0;
  return generateSample(schema, 'writeOnly');
}
