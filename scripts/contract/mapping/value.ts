import type { Schema } from '../document.ts';
import { listTypes } from '../fields.ts';
import type { FieldMapping, Scalar, ValueForm } from './mapping-model.ts';
import { FORMS, NOT_A_VALUE, unsigned, withoutSigns } from './value-forms.ts';

/**
 * Translates a contract value to the document. null and values outside the mapping stay unchanged; a value that is
 * already a document value gives NOT_A_VALUE.
 */
export function valueToWire(value: unknown, { values, as }: FieldMapping): unknown {
  if (Array.isArray(value)) return convertItems(value, (item) => valueToWire(item, { name: '', values, as }));
  const pair = values?.find(([contractValue]) => contractValue === value);
  if (pair) return pair[1];
  // `true` where the contract has 1 is invalid, and must not be translated into a valid value.
  if (values?.some(([, wireValue]) => wireValue === value)) return NOT_A_VALUE;
  return as === undefined || value === null || value === undefined ? value : FORMS[as].toWire(value);
}

/** Translates a document value to the contract, by the same rules. */
export function valueFromWire(value: unknown, { values, as }: FieldMapping): unknown {
  if (Array.isArray(value))
    return convertItems(value, (item) => valueFromWire(item, { name: '', values, as }));
  const pair = values?.find(([, wireValue]) => wireValue === value);
  if (pair) return pair[0];
  // A contract value where the document has another one is invalid, and must not be translated into a valid value.
  if (values?.some(([contractValue]) => contractValue === value)) return NOT_A_VALUE;
  return as === undefined || value === null || value === undefined ? value : FORMS[as].fromWire(value);
}

/** Translates the values of a list; nested lists and objects stay unchanged. */
const convertItems = (list: unknown[], convert: (item: unknown) => unknown): unknown[] =>
  list.map((item) => (typeof item === 'object' ? item : convert(item)));

/** Translates the document's schema of a value to the contract. */
export function schemaFromWire(wireSchema: Schema, mapping: FieldMapping): Schema {
  const { values, as } = mapping;
  if (values === undefined && as === undefined) return wireSchema;
  if (wireSchema.items) return { ...wireSchema, items: schemaFromWire(wireSchema.items, mapping) };
  if (as === 'sign') return orderSchema(wireSchema, values);
  const converted = values
    ? withContractValues(wireSchema, values)
    : FORMS[as as ValueForm].schema(wireSchema);
  return convertExamples(converted, wireSchema, mapping);
}

function orderSchema(wireSchema: Schema, values: FieldMapping['values']): Schema {
  const { default: first, example: _, examples: __, ...unsignedSchema } = withoutSigns(wireSchema);
  const names = values && unsignedSchema.enum ? withContractValues(unsignedSchema, values) : unsignedSchema;
  return {
    ...names,
    ...(first !== undefined && { default: valueFromWire(unsigned(first), { name: '', values }) }),
  };
}

function convertExamples(schema: Schema, wireSchema: Schema, mapping: FieldMapping): Schema {
  const { example: _, default: __, examples: ___, ...rest } = schema;
  return {
    ...rest,
    ...(wireSchema.default !== undefined && { default: valueFromWire(wireSchema.default, mapping) }),
    ...(wireSchema.example !== undefined && { example: valueFromWire(wireSchema.example, mapping) }),
    ...(wireSchema.examples !== undefined && {
      examples: wireSchema.examples.map((each) => valueFromWire(each, mapping)),
    }),
  };
}

function withContractValues(wireSchema: Schema, values: [Scalar, Scalar][]): Schema {
  const listed = wireSchema.enum?.map((value) => valueFromWire(value, { name: '', values }) as Scalar);
  if (isOpenString(wireSchema) && values.every(([value]) => typeof value === 'string')) return wireSchema;
  const contractValues = [...new Set(listed ?? values.map(([value]) => value))];
  const isNullable = listTypes(wireSchema).includes('null') && !contractValues.includes(null);
  const all = isNullable ? [...contractValues, null] : contractValues;
  const types = [...new Set(all.map(typeOfValue))];
  const { format: _, const: only, pattern: __, ...rest } = wireSchema;
  return {
    ...rest,
    type: types.length === 1 ? (types[0] as string) : types,
    enum: only === undefined ? all : [valueFromWire(only, { name: '', values })],
  };
}

/** Whether any string is allowed, so that values other than those of the pairs may occur. */
const isOpenString = (wireSchema: Schema): boolean =>
  wireSchema.enum === undefined && wireSchema.const === undefined && listTypes(wireSchema).includes('string');

function typeOfValue(value: Scalar): string {
  if (value === null) return 'null';
  return typeof value === 'number' ? 'integer' : typeof value;
}
