import type { Schema } from '../document.ts';
import { typesOf } from '../fields.ts';
import type { FieldMapping, Scalar, ValueForm } from './mapping-model.ts';

/** A form that a value has in the document, in the place of ours. */
interface FormRule {
  toWire(value: unknown): unknown;
  fromWire(value: unknown): unknown;
  /** Our schema of the value, from the document's. */
  schema(theirs: Schema): Schema;
}

/** Our value in the document's form. `null`, and whatever is not a value of ours, passes as it is. */
export function valueToWire(value: unknown, { values, as }: FieldMapping): unknown {
  if (Array.isArray(value)) return eachScalar(value, (item) => valueToWire(item, { name: '', values, as }));
  const pair = values?.find(([ours]) => ours === value);
  if (pair) return pair[1];
  // The same the other way round: `true` where we have 1 is wrong, and must not become right.
  if (values?.some(([, theirs]) => theirs === value)) return NOT_A_VALUE;
  return as === undefined || value === null || value === undefined ? value : FORMS[as].toWire(value);
}

/** The document's value in our form. */
export function valueFromWire(value: unknown, { values, as }: FieldMapping): unknown {
  if (Array.isArray(value)) return eachScalar(value, (item) => valueFromWire(item, { name: '', values, as }));
  const pair = values?.find(([, theirs]) => theirs === value);
  if (pair) return pair[0];
  // One of our words where the document has another is as wrong as any other, and must not become right.
  if (values?.some(([ours]) => ours === value)) return NOT_A_VALUE;
  return as === undefined || value === null || value === undefined ? value : FORMS[as].fromWire(value);
}

/** A list holds values of the field; what is nested deeper is none, however deep it is. */
const eachScalar = (list: unknown[], convert: (item: unknown) => unknown): unknown[] =>
  list.map((item) => (typeof item === 'object' ? item : convert(item)));

/** Violates the schema of every value that has a map or a form, and of every list of them. */
const NOT_A_VALUE: object = Object.freeze({ 'not a value': true });

/** Our schema of a value, from the document's. */
export function schemaFromWire(theirs: Schema, mapping: FieldMapping): Schema {
  const { values, as } = mapping;
  if (values === undefined && as === undefined) return theirs;
  if (theirs.items) return { ...theirs, items: schemaFromWire(theirs.items, mapping) };
  if (as === 'sign') return orderSchema(theirs, values);
  const plain = values ? withOurValues(theirs, values) : FORMS[as as ValueForm].schema(theirs);
  return convertExamples(plain, theirs, mapping);
}

function orderSchema(theirs: Schema, values: FieldMapping['values']): Schema {
  const { default: first, example: _, examples: __, ...plain } = withoutSigns(theirs);
  const names = values && plain.enum ? withOurValues(plain, values) : plain;
  return {
    ...names,
    ...(first !== undefined && { default: valueFromWire(unsigned(first), { name: '', values }) }),
  };
}

/** The fields that a list is ordered by, each once. */
function withoutSigns(theirs: Schema): Schema {
  const { pattern: _, ...rest } = theirs;
  if (!theirs.enum) return rest;
  return { ...rest, enum: [...new Set(theirs.enum.map((name) => unsigned(name)))] };
}

const unsigned = <T>(name: T): T | string => (typeof name === 'string' ? name.replace(/^[-+]/, '') : name);

function convertExamples(schema: Schema, theirs: Schema, mapping: FieldMapping): Schema {
  const { example: _, default: __, examples: ___, ...rest } = schema;
  return {
    ...rest,
    ...(theirs.default !== undefined && { default: valueFromWire(theirs.default, mapping) }),
    ...(theirs.example !== undefined && { example: valueFromWire(theirs.example, mapping) }),
    ...(theirs.examples !== undefined && {
      examples: theirs.examples.map((each) => valueFromWire(each, mapping)),
    }),
  };
}

function withOurValues(theirs: Schema, values: [Scalar, Scalar][]): Schema {
  const listed = theirs.enum?.map((value) => valueFromWire(value, { name: '', values }) as Scalar);
  if (isOpenText(theirs) && values.every(([value]) => typeof value === 'string')) return theirs;
  const ours = [...new Set(listed ?? values.map(([value]) => value))];
  const isNullable = typesOf(theirs).includes('null') && !ours.includes(null);
  const all = isNullable ? [...ours, null] : ours;
  const types = [...new Set(all.map(typeOfValue))];
  const { format: _, const: only, pattern: __, ...rest } = theirs;
  return {
    ...rest,
    type: types.length === 1 ? (types[0] as string) : types,
    enum: only === undefined ? all : [valueFromWire(only, { name: '', values })],
  };
}

/** A text that may be anything: pairs say which words of it are others, and not that there are no more. */
const isOpenText = (theirs: Schema): boolean =>
  theirs.enum === undefined && theirs.const === undefined && typesOf(theirs).includes('string');

function typeOfValue(value: Scalar): string {
  if (value === null) return 'null';
  return typeof value === 'number' ? 'integer' : typeof value;
}

/** The schema with another type, nullable as before, and without what is said of the former type alone. */
function retyped(theirs: Schema, type: string, more: Schema = {}): Schema {
  const { format: _, pattern: __, minLength: ___, maxLength: ____, ...rest } = theirs;
  const {
    minimum: _1,
    maximum: _2,
    multipleOf: _3,
    exclusiveMinimum: _4,
    exclusiveMaximum: _5,
    ...bare
  } = rest;
  const isNullable = typesOf(theirs).includes('null');
  return { ...bare, ...more, type: isNullable ? [type, 'null'] : type };
}

const WHOLE = /^-?\d{1,15}$/;
/** An amount as we write it; any other text stays one, to be rejected as such. */
const DECIMAL = /^-?(?:0|[1-9]\d*)\.\d{2}$/;

const scaled = (factor: number): FormRule => ({
  toWire: (value) => {
    if (typeof value !== 'number') return value;
    return Number.isInteger(value) ? round(value * factor) : NOT_A_VALUE;
  },
  fromWire: (value) => (typeof value === 'number' ? Math.round(value / factor) : value),
  schema: (theirs) => {
    const scale = (limit: number | undefined) =>
      limit === undefined ? undefined : Math.floor(limit / factor);
    const [minimum, maximum] = [scale(theirs.minimum), scale(theirs.maximum)];
    return retyped(theirs, 'integer', {
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
    });
  },
});

/** Amounts as a number has them: without zeros before them, and from a bound on where the bound is zero. */
function amountPattern({ minimum, exclusiveMinimum }: Schema): string {
  const amount = '(?:0|[1-9]\\d{0,9})\\.\\d{2}$';
  if (exclusiveMinimum !== undefined && exclusiveMinimum >= 0) return `^(?!0\\.00)${amount}`;
  return minimum !== undefined && minimum >= 0 ? `^${amount}` : `^-?${amount}`;
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

const FORMS: Record<ValueForm, FormRule> = {
  /** A number of ours is written as a text. */
  string: {
    toWire: (value) => {
      if (typeof value === 'number') return String(value);
      return typeof value === 'string' && WHOLE.test(value) ? NOT_A_VALUE : value;
    },
    fromWire: (value) => {
      if (typeof value !== 'string') return NOT_A_VALUE;
      return WHOLE.test(value) ? Number(value) : value;
    },
    schema: (theirs) => retyped(theirs, 'integer'),
  },
  /** A decimal text of ours is written as a number. */
  number: {
    toWire: (value) => {
      if (typeof value === 'number') return NOT_A_VALUE;
      return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
    },
    fromWire: (value) => (typeof value === 'number' ? value.toFixed(2) : NOT_A_VALUE),
    schema: (theirs) => retyped(theirs, 'string', { pattern: amountPattern(theirs) }),
  },
  /** A day of ours is written as its first moment. */
  'date-time': {
    toWire: (value) =>
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value,
    fromWire: (value) => (typeof value === 'string' ? value.replace(/T.*$/, '') : value),
    schema: (theirs) => retyped(theirs, 'string', { format: 'date' }),
  },
  /** A moment of ours is written as its day. */
  date: {
    toWire: (value) => (typeof value === 'string' ? value.replace(/T.*$/, '') : value),
    fromWire: (value) =>
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value,
    schema: (theirs) => retyped(theirs, 'string', { format: 'date-time' }),
  },
  /** A color of ours is written without its number sign. */
  hex: {
    toWire: (value) => {
      if (typeof value !== 'string') return value;
      return /^[0-9a-f]*$/i.test(value) ? NOT_A_VALUE : value.replace(/^#(?=[0-9a-f]+$)/i, '');
    },
    fromWire: (value) => {
      if (typeof value !== 'string') return value;
      return /^[0-9a-f]+$/i.test(value) ? `#${value}` : NOT_A_VALUE;
    },
    schema: ({ pattern, ...theirs }) =>
      retyped(theirs, 'string', { pattern: pattern?.replace(/^\^/, '^#') ?? '^#[0-9A-Fa-f]{6}$' }),
  },
  /** The direction of an order stands before its field, and is read with it (see `order-sign.ts`). */
  sign: {
    toWire: (value) => value,
    fromWire: (value) => value,
    schema: (theirs) => withoutSigns(theirs),
  },
  /** Minutes of ours are written as seconds. */
  seconds: scaled(60),
  /** Minutes of ours are written as hours, with decimals. */
  hours: scaled(1 / 60),
};
