import type { Schema } from '../document.ts';
import { listTypes } from '../fields.ts';
import { formatDuration, readDuration } from './durations.ts';
import type { ValueForm } from './mapping-model.ts';
import { idOfUuid, UUID, uuidOfId } from './uuids.ts';

/** A form of a value in the document that replaces the contract's. */
export interface FormRule {
  toWire(value: unknown): unknown;
  fromWire(value: unknown): unknown;
  /** The contract's schema of the value, from the document's. */
  schema(wireSchema: Schema): Schema;
}

/** Violates the schema of every value that has a map or a form, and of every list of them. */
export const NOT_A_VALUE: object = Object.freeze({ 'not a value': true });

/** The fields that a list is ordered by, each once. */
export function withoutSigns(wireSchema: Schema): Schema {
  const { pattern: _, ...rest } = wireSchema;
  if (!wireSchema.enum) return rest;
  return { ...rest, enum: [...new Set(wireSchema.enum.map((name) => unsigned(name)))] };
}

export const unsigned = <T>(name: T): T | string =>
  typeof name === 'string' ? name.replace(/^[-+]/, '') : name;

/** The schema with another type: nullable as before, without the keywords of the former type. */
function retyped(wireSchema: Schema, type: string, more: Schema = {}): Schema {
  const { format: _, pattern: __, minLength: ___, maxLength: ____, ...rest } = wireSchema;
  const {
    minimum: _1,
    maximum: _2,
    multipleOf: _3,
    exclusiveMinimum: _4,
    exclusiveMaximum: _5,
    ...bare
  } = rest;
  const isNullable = listTypes(wireSchema).includes('null');
  return { ...bare, ...more, type: isNullable ? [type, 'null'] : type };
}

const INTEGER = /^-?\d{1,15}$/;
/** An amount as we write it; any other text stays one, to be rejected as such. */
const DECIMAL = /^-?(?:0|[1-9]\d*)\.\d{2}$/;

const scaled = (factor: number): FormRule => ({
  toWire: (value) => {
    if (typeof value !== 'number') return value;
    return Number.isInteger(value) ? round(value * factor) : NOT_A_VALUE;
  },
  fromWire: (value) => (typeof value === 'number' ? Math.round(value / factor) : value),
  schema: (wireSchema) => {
    const scale = (limit: number | undefined) =>
      limit === undefined ? undefined : Math.floor(limit / factor);
    const [minimum, maximum] = [scale(wireSchema.minimum), scale(wireSchema.maximum)];
    return retyped(wireSchema, 'integer', {
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

/** A count that the document writes as text; `read` returns undefined for invalid text. */
function asText({
  write,
  read,
}: {
  write: (count: number) => string;
  read: (text: string) => number | undefined;
}): FormRule {
  return {
    toWire: (value) => {
      if (typeof value === 'string') return read(value) === undefined ? value : NOT_A_VALUE;
      if (typeof value !== 'number') return value;
      return Number.isSafeInteger(value) ? write(value) : NOT_A_VALUE;
    },
    fromWire: (value) => {
      if (typeof value === 'number') return NOT_A_VALUE;
      return typeof value === 'string' ? (read(value) ?? value) : value;
    },
    schema: (wireSchema) => retyped(wireSchema, 'integer', { minimum: 0 }),
  };
}

function minutesOfHours(text: string): number | undefined {
  return /^-?\d{1,12}(\.\d+)?$/.test(text) ? Math.round(Number(text) * 60) : undefined;
}

const roundedQuotient = (value: number | undefined, divisor: number): number | undefined =>
  value === undefined ? undefined : Math.round(value / divisor);

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

export const FORMS: Record<ValueForm, FormRule> = {
  /** A number is written as text. */
  string: {
    toWire: (value) => {
      if (typeof value === 'number') return String(value);
      return typeof value === 'string' && INTEGER.test(value) ? NOT_A_VALUE : value;
    },
    fromWire: (value) => {
      if (typeof value !== 'string') return NOT_A_VALUE;
      return INTEGER.test(value) ? Number(value) : value;
    },
    schema: (wireSchema) => retyped(wireSchema, 'integer'),
  },
  /** A decimal text is written as a number. */
  number: {
    toWire: (value) => {
      if (typeof value === 'number') return NOT_A_VALUE;
      return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
    },
    fromWire: (value) => (typeof value === 'number' ? value.toFixed(2) : NOT_A_VALUE),
    schema: (wireSchema) => retyped(wireSchema, 'string', { pattern: amountPattern(wireSchema) }),
  },
  /** A day is written as its first moment. */
  'date-time': {
    toWire: (value) =>
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value,
    fromWire: (value) => (typeof value === 'string' ? value.replace(/T.*$/, '') : value),
    schema: (wireSchema) => retyped(wireSchema, 'string', { format: 'date' }),
  },
  /** A moment is written as its day. */
  date: {
    toWire: (value) => (typeof value === 'string' ? value.replace(/T.*$/, '') : value),
    fromWire: (value) =>
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value,
    schema: (wireSchema) => retyped(wireSchema, 'string', { format: 'date-time' }),
  },
  /** An ID is written as a UUID. */
  uuid: {
    toWire: (value) => {
      if (typeof value === 'string') return UUID.test(value) ? NOT_A_VALUE : value;
      if (typeof value !== 'number') return value;
      return Number.isInteger(value) && value >= 0 ? uuidOfId(BigInt(value).toString()) : NOT_A_VALUE;
    },
    fromWire: (value) => {
      if (typeof value === 'number') return NOT_A_VALUE;
      return typeof value === 'string' && UUID.test(value) ? Number(idOfUuid(value)) : value;
    },
    schema: (wireSchema) => retyped(wireSchema, 'integer', { format: 'int64', minimum: 1 }),
  },
  /** A color is written without its number sign. */
  hex: {
    toWire: (value) => {
      if (typeof value !== 'string') return value;
      return /^[0-9a-f]*$/i.test(value) ? NOT_A_VALUE : value.replace(/^#(?=[0-9a-f]+$)/i, '');
    },
    fromWire: (value) => {
      if (typeof value !== 'string') return value;
      return /^[0-9a-f]+$/i.test(value) ? `#${value}` : NOT_A_VALUE;
    },
    schema: ({ pattern, ...wireSchema }) =>
      retyped(wireSchema, 'string', { pattern: pattern?.replace(/^\^/, '^#') ?? '^#[0-9A-Fa-f]{6}$' }),
  },
  /** The direction of an order is before its field, and is read with it (see `order-sign.ts`). */
  sign: {
    toWire: (value) => value,
    fromWire: (value) => value,
    schema: (wireSchema) => withoutSigns(wireSchema),
  },
  /** Minutes are written as seconds. */
  seconds: scaled(60),
  /** Minutes are written as decimal hours. */
  hours: scaled(1 / 60),
  /** The same as a text. */
  'hours-text': asText({ write: (minutes) => (minutes / 60).toFixed(2), read: minutesOfHours }),
  /** Minutes are written as an ISO 8601 duration. */
  duration: asText({
    write: (minutes) => formatDuration(minutes * 60),
    read: (text) => roundedQuotient(readDuration(text), 60),
  }),
  /** Seconds are written as an ISO 8601 duration. */
  'duration-seconds': asText({
    write: formatDuration,
    read: (text) => roundedQuotient(readDuration(text), 1),
  }),
};
