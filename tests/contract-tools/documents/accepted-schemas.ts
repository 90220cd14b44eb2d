import { type AcceptedDocuments, paths, withResponseSchema, withSchema } from './document.ts';

/** Documents with unusual schemas, examples or patterns. */
export const SCHEMAS: AcceptedDocuments = {
  'properties as an empty list': [withSchema('{ type: object, properties: [] }'), /empty lists/],
  'required: true on a property': [
    withSchema('{ type: object, properties: { name: { type: string, required: true } } }'),
    /required: true or false on properties \(name\): moved/,
  ],
  'required: false on a property': [
    withSchema('{ type: object, properties: { name: { type: string, required: false } } }'),
    /required: true or false on properties \(name\)/,
  ],
  'one anchor used 150 times': [
    withSchema(
      `{ type: object, properties: { a: &a { type: string }, ${Array.from({ length: 150 }, (_, i) => `p${i}: *a`).join(', ')} } }`,
    ),
  ],
  'a field called << in quotes': [withSchema("{ type: object, properties: { '<<': { type: string } } }")],
  'an example that violates its schema': [
    withSchema('{ type: object, properties: { id: { type: integer, example: seven } } }'),
    /an example that violates its schema is omitted: .*id/,
  ],
  'an example with a key $ref': [
    withSchema("{ type: object, example: { $ref: 'b.yaml#/nowhere' } }"),
    /examples with a key \$ref in them, 1 time: omitted/,
  ],
  'an example that is null': [withSchema("{ type: [object, 'null'], example: null }")],
  'true and false as schemas of properties': [
    withSchema('{ type: object, properties: { any: true, none: false } }'),
    /true or false as a schema, 2 times/,
  ],
  'items: true': [withSchema('{ type: array, items: true }'), /true or false as a schema/],
  'a schema with $id and $schema': [
    withSchema(
      "{ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'https://a.example/c', type: object }",
    ),
    /\$id and \$schema in schemas, 2 times/,
  ],
  'a reference to an anchor': [
    withResponseSchema(
      "{ $ref: '#node' }",
      'components: { schemas: { T: { $anchor: node, type: object } } }\n',
    ),
    /references to anchors, 1 time: read as pointers/,
  ],
  'a dynamic reference': [
    withSchema(
      "{ $dynamicAnchor: node, type: object, properties: { children: { type: array, items: { $dynamicRef: '#node' } } } }",
    ),
    /references to anchors, 1 time/,
  ],
  'a schema that refers to itself in a field called __proto__': [
    withResponseSchema(
      "{ $ref: '#/components/schemas/A' }",
      "components: { schemas: { A: { type: object, properties: { __proto__: { $ref: '#/components/schemas/B' } } }, B: { type: object, properties: { q: { allOf: [{ $ref: '#/components/schemas/A' }, { if: { type: string }, else: { minLength: 1 } }] } } } } }\n",
    ),
  ],
  'a discriminator that maps to the name of a schema': [
    withResponseSchema(
      "{ $ref: '#/components/schemas/Pet' }",
      "components: { schemas: { Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }], discriminator: { propertyName: kind, mapping: { cat: Cat } } }, Cat: { type: object, required: [kind], properties: { kind: { const: cat } } } } }\n",
    ),
    /discriminators that map to names, 1 time/,
  ],
  'types that JSON Schema does not have': [
    withSchema('{ type: object, properties: { a: { type: datetime }, b: { type: [any, string] } } }'),
    /types that JSON Schema does not have \(datetime, any\): omitted/,
  ],
  'a list of schemas as items': [
    withSchema('{ type: array, items: [{ type: string }, { type: integer }] }'),
    /lists of schemas as items, 1 time: read as prefixItems/,
  ],
  'lower bounds of millions': [
    withSchema(
      '{ type: object, minProperties: 2000000, properties: { a: { type: array, minItems: 1000000, items: { type: string } }, b: { type: string, minLength: 100000000 } } }',
    ),
    /lower bounds above 100000 characters or 1000 items, 3 times: reduced to these limits/,
  ],
  'an enum with a duplicate value': [
    withSchema('{ type: string, enum: [a, b, a] }'),
    /enums that are empty or/,
  ],
  'an enum without values': [withSchema('{ type: string, enum: [] }'), /enums that are empty/],
  'const with an object': [withSchema('{ const: { code: 1, text: none } }')],
  'fields called default, example, enum and $ref': [
    withSchema(
      "{ type: object, properties: { default: { $ref: '#/components/schemas/Client' }, example: { type: string }, enum: { type: string }, $ref: { type: string } } }",
    ),
  ],
  'a schema with a property that extends the schema itself': [
    withSchema(
      "{ type: object, properties: { parent: { allOf: [{ $ref: '#/components/schemas/Client' }, { type: object, properties: { note: { type: string } } }] } } }",
    ),
    /allOf, 1 time: merged/,
  ],
  'two schemas with properties that extend each other': [
    withResponseSchema(
      "{ $ref: '#/components/schemas/A' }",
      "components: { schemas: { A: { type: object, properties: { b: { allOf: [{ $ref: '#/components/schemas/B' }, { minProperties: 1 }] } } }, B: { type: object, properties: { a: { allOf: [{ $ref: '#/components/schemas/A' }, { minProperties: 1 }] } } } } }\n",
    ),
    /allOf, 2 times: merged/,
  ],
  'an allOf whose parts have nothing in common': [
    withSchema(
      '{ type: object, properties: { none: { allOf: [{ enum: [a] }, { enum: [b] }] }, no: { allOf: [{ type: string }, { type: integer }] }, whole: { allOf: [{ type: number }, { type: integer }] } } }',
    ),
    /allOf, 3 times: merged/,
  ],
  'an object with an enum': [
    withSchema(
      '{ type: object, properties: { one: { type: object, enum: [{ a: b }, c] }, some: { type: [object, "null"], enum: [{ a: 1 }, null] } } }',
    ),
  ],
  'an example on which the validator throws': [
    withSchema(
      '{ type: object, properties: { some: { type: array, uniqueItems: true, items: { type: object }, example: [{ toString: 1 }, { toString: 1 }] } } }',
    ),
    /example.*toString/,
  ],
  'a response in XML without a schema': [
    paths(
      "/clients: { get: { responses: { '200': { description: x, content: { application/xml: {} } } } } }",
    ),
  ],
  'a recursive schema': [
    withSchema(
      "{ type: object, properties: { children: { type: array, items: { $ref: '#/components/schemas/Client' } } } }",
    ),
  ],
  'a pattern that JavaScript does not support': [
    withSchema("{ type: object, properties: { name: { type: string, pattern: '(?i)^x' } } }"),
    /Client\.name: the pattern \(\?i\)\^x is not supported by JavaScript: omitted/,
  ],
  'a pattern with Perl anchors': [
    withResponseSchema("{ type: string, pattern: '\\A[a-z]+\\z' }"),
    /the pattern \\A\[a-z\]\+\\z is not supported by JavaScript/,
  ],
  'a pattern with needless escapes': [
    withSchema("{ type: object, properties: { slug: { type: string, pattern: '^[a-z\\_]+\\-\\d$' } } }"),
    /Client\.slug: the pattern .* is read as \^\[a-z_\]\+-\\d\$/,
  ],
  'a pattern with exponential cost': [
    withSchema("{ type: object, properties: { name: { type: string, pattern: '^(a+)+$' } } }"),
    /Client\.name: the pattern \^\(a\+\)\+\$ can take exponential time to match: omitted/,
  ],
  'a pattern that is slow on long strings': [
    withSchema("{ type: object, properties: { mail: { type: string, pattern: '^[^@]+@[^@]+\\.[^@]+$' } } }"),
    /Client\.mail: the pattern .* is slow on long strings: those of more than 256 characters/,
  ],
  'a property name pattern with exponential cost': [
    withSchema("{ type: object, patternProperties: { '^(x+)*$': { type: string } } }"),
    /Client: the patternProperties \^\(x\+\)\*\$ can take/,
  ],
};
