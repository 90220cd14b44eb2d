import * as fc from 'fast-check';
import type { JsonObject } from '../../../scripts/contract/document.ts';

/** Legal names that parsers and generators often get wrong. */
const NAMES = [
  'id',
  'name',
  'constructor',
  'toString',
  '__proto__',
  'done_%',
  'a-b',
  'x y',
  "it's",
  '*/',
  '{{x}}',
  '$ref',
  'type',
  'properties',
  'required',
  'default',
  'example',
  '0',
  'größe',
  '\u{1f600}',
  '<<',
  '',
];

/** Names of the component schemas. */
export const SCHEMAS = ['A', 'B.b', 'C-c', 'Client', 'Error', 'constructor', '_1'];

const name = fc.constantFrom(...NAMES);

/** Short prose, with Markdown, HTML and comment terminators. */
export const text = fc.oneof(
  fc.constantFrom('', 'A text.', '*/ {{x}} `', '# *Markdown*\n\n- a', '<b>x</b>', '\u2028'),
  fc.string({ maxLength: 12 }),
);

/** The given value, or often undefined. */
export const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** A small JSON value. */
export const json = fc.jsonValue({ maxDepth: 2 });

/** An object without the fields that are undefined. */
export function object(model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<JsonObject> {
  return fc
    .record(model)
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)));
}

/** An object with up to `maxKeys` of these keys. */
export function dictionary<T>(
  key: fc.Arbitrary<string>,
  value: fc.Arbitrary<T>,
  maxKeys = 3,
): fc.Arbitrary<JsonObject> {
  return fc
    .uniqueArray(fc.tuple(key, value), { maxLength: maxKeys, selector: ([each]) => each })
    .map(Object.fromEntries);
}

const reference = fc.constantFrom(...SCHEMAS).map((each) => ({ $ref: `#/components/schemas/${each}` }));
const annotations = {
  title: optional(text),
  description: optional(text),
  deprecated: optional(fc.boolean()),
};

/** A schema of a scalar, without references. */
export const scalar = fc.oneof(
  object({
    ...annotations,
    type: fc.constant('string'),
    format: optional(fc.constantFrom('date', 'date-time', 'uuid', 'email', 'binary', 'byte', 'odd*/')),
    pattern: optional(fc.constantFrom('^a', '^\\p{L}+$', '(?i)x', '^(a+)+$', '[', '\\Ax\\z', '*/')),
    minLength: optional(fc.nat({ max: 3 })),
    maxLength: optional(fc.integer({ min: 3, max: 9 })),
    default: optional(text),
    readOnly: optional(fc.boolean()),
  }),
  object({
    ...annotations,
    type: fc.constantFrom('integer', 'number', ['integer', 'null']),
    format: optional(fc.constantFrom('int32', 'int64', 'float', 'odd')),
    minimum: optional(fc.integer({ min: -5, max: 5 })),
    exclusiveMaximum: optional(fc.integer({ min: 6, max: 9 })),
    multipleOf: optional(fc.constantFrom(0.01, 1, 0.5)),
    example: optional(fc.oneof(fc.integer(), text)),
  }),
  object({
    enum: fc.uniqueArray(fc.oneof(text, fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 3 }),
  }),
  object({ const: json, writeOnly: optional(fc.boolean()) }),
  object({ type: fc.constantFrom('boolean', 'null'), examples: optional(fc.array(json, { maxLength: 2 })) }),
);

/** A schema of any depth, which may refer to component schemas. */
export const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    scalar,
    reference,
    fc.constant({}),
    object({
      ...annotations,
      type: fc.constantFrom('object', ['object', 'null']),
      properties: dictionary(name, tie('schema'), 4),
      required: optional(fc.uniqueArray(name, { minLength: 1, maxLength: 3 })),
      additionalProperties: optional(fc.oneof(fc.boolean(), tie('schema'))),
      example: optional(json),
    }),
    object({
      ...annotations,
      type: fc.constant('array'),
      items: tie('schema'),
      minItems: optional(fc.nat({ max: 2 })),
      uniqueItems: optional(fc.boolean()),
    }),
    object({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }), description: optional(text) }),
    object({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    object({
      anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
      nullable: optional(fc.boolean()),
    }),
    object({ not: tie('schema') }),
    object({
      patternProperties: dictionary(fc.constantFrom('^x-', '^(a+)+$', '(?i)a', '.'), tie('schema'), 2),
    }),
    object({
      type: fc.constant('array'),
      prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
    }),
    object({ if: tie('schema'), else: tie('schema') }),
  ),
}));

/** The schema of an object with fields of any kind. */
export const objectSchema = object({
  type: fc.constantFrom('object', ['object', 'null']),
  properties: dictionary(name, schema, 4),
  required: optional(fc.uniqueArray(name, { minLength: 1, maxLength: 3 })),
});
