import * as fc from 'fast-check';
import { isIdSchema, typesOf } from '../../../scripts/spec/fields.ts';
import type { Schema } from '../contract.ts';

/** Any code point that UTF-8 can carry; the library's own unit of that kind takes a second to get ready. */
const codePoint = fc
  .oneof(
    fc.integer({ min: 0x20, max: 0x7e }),
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((code) => String.fromCodePoint(code));

/** Any text that JSON and UTF-8 can carry, in code points. */
const text = (minLength: number, maxLength: number) =>
  fc.string({ unit: codePoint, minLength, maxLength, size: 'medium' });

const LONGEST = 400;
const days = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

/** Values that a schema allows; undefined for ids and lists, whose values must be those of records. */
export function goodValues(schema: Schema): fc.Arbitrary<unknown> | undefined {
  if (isIdSchema(schema) || typesOf(schema).includes('array')) return undefined;
  const some = ofType(schema);
  return some && typesOf(schema).includes('null') ? fc.option(some, { nil: null, freq: 4 }) : some;
}

function ofType(schema: Schema): fc.Arbitrary<unknown> | undefined {
  const { enum: values, format, pattern, minimum, maximum, minLength = 0, maxLength = LONGEST } = schema;
  if (values) return fc.constantFrom(...values.filter((value) => value !== null));
  if (typesOf(schema).includes('integer')) return fc.integer({ min: minimum ?? 0, max: maximum ?? 2 ** 31 });
  if (!typesOf(schema).includes('string')) return undefined;
  if (format === 'date') return days.map((date) => date.toISOString().slice(0, 10));
  if (format === 'email') return undefined;
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  return text(minLength, Math.min(maxLength, LONGEST));
}

/** Values that a schema does not allow. */
export function badValues(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof(...[wrongTypes(schema), ...outside(schema)]);
}

const OF_TYPE: Record<string, fc.Arbitrary<unknown>> = {
  null: fc.constant(null),
  boolean: fc.boolean(),
  string: fc.string({ maxLength: 20 }),
  integer: fc.integer(),
  array: fc.array(fc.integer(), { maxLength: 3 }),
  object: fc.dictionary(fc.string({ maxLength: 5 }), fc.integer(), { maxKeys: 3 }),
};

function wrongTypes(schema: Schema): fc.Arbitrary<unknown> {
  const types = typesOf(schema);
  const others = Object.entries(OF_TYPE).filter(([type]) => !types.includes(type));
  return fc.oneof(...others.map(([, values]) => values));
}

/** Of the right type, and still not allowed. */
function outside({ minimum, maximum, maxLength, minLength, enum: values, pattern, format }: Schema) {
  const found: fc.Arbitrary<unknown>[] = [];
  if (minimum !== undefined) found.push(fc.integer({ max: minimum - 1 }));
  if (maximum !== undefined) found.push(fc.integer({ min: maximum + 1 }));
  if (maxLength !== undefined && format === undefined) found.push(text(maxLength + 1, maxLength + 30));
  if (minLength !== undefined && minLength > 0) found.push(fc.constant(''));
  if (values) found.push(fc.oneof(fc.string(), fc.integer()).filter((value) => !values.includes(value)));
  if (pattern) found.push(fc.string().filter((value) => !new RegExp(pattern).test(value)));
  if (format === 'date')
    found.push(fc.string({ maxLength: 12 }).filter((value) => !/^\d{4}-\d\d-\d\d$/.test(value)));
  if (format === 'email') found.push(fc.string().filter((value) => !value.includes('@')));
  return found;
}
