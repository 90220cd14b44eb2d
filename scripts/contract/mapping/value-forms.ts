import type { Schema } from '../document.ts';
import { listTypes } from '../fields.ts';
import { formatDuration, readDuration } from './durations.ts';
import type { ValueForm } from './mapping-model.ts';
import { idToUuid, UUID, uuidToId } from './uuids.ts';

/** Translates values between the contract's form and one form of the document. */
export interface FormRule {
  toWire(value: unknown): unknown;
  fromWire(value: unknown): unknown;
  /** The contract's schema of the value, from the document's. */
  schema(wireSchema: Schema): Schema;
}

/** A value that violates the schema of every translated value and of every list of translated values. */
export const NOT_A_VALUE: object = Object.freeze({ 'not a value': true });

/** The schema of a sort parameter without the signs of its values, each value once. */
export function withoutSigns(wireSchema: Schema): Schema {
  const { pattern: _, ...rest } = wireSchema;
  if (!wireSchema.enum) return rest;
  return { ...rest, enum: [...new Set(wireSchema.enum.map((name) => unsigned(name)))] };
}

export const unsigned = <T>(name: T): T | string =>
  typeof name === 'string' ? name.replace(/^[-+]/, '') : name;

/** Changes the type of a schema: keeps null, and removes the keywords of the former type. */
function changeType(wireSchema: Schema, type: string, more: Schema = {}): Schema {
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
/** An amount in the contract's form. Any other string stays a string, so that it is rejected. */
const DECIMAL = /^-?(?:0|[1-9]\d*)\.\d{2}$/;

const scaleBy = (factor: number): FormRule => ({
  toWire: (value) => {
    if (typeof value !== 'number') return value;
    return Number.isInteger(value) ? roundToSixDecimals(value * factor) : NOT_A_VALUE;
  },
  fromWire: (value) => (typeof value === 'number' ? Math.round(value / factor) : value),
  schema: (wireSchema) => {
    const scale = (limit: number | undefined) =>
      limit === undefined ? undefined : Math.floor(limit / factor);
    const [minimum, maximum] = [scale(wireSchema.minimum), scale(wireSchema.maximum)];
    return changeType(wireSchema, 'integer', {
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
    });
  },
});

/** The pattern of amounts that are numbers in the document: no leading zeros, and not negative if the limit is zero. */
function amountPattern({ minimum, exclusiveMinimum }: Schema): string {
  const amount = '(?:0|[1-9]\\d{0,9})\\.\\d{2}$';
  if (exclusiveMinimum !== undefined && exclusiveMinimum >= 0) return `^(?!0\\.00)${amount}`;
  return minimum !== undefined && minimum >= 0 ? `^${amount}` : `^-?${amount}`;
}

/** A count that the document writes as a string; `read` returns undefined for an invalid string. */
function asString({
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
    schema: (wireSchema) => changeType(wireSchema, 'integer', { minimum: 0 }),
  };
}

function parseHours(text: string): number | undefined {
  return /^-?\d{1,12}(\.\d+)?$/.test(text) ? Math.round(Number(text) * 60) : undefined;
}

const divideAndRound = (value: number | undefined, divisor: number): number | undefined =>
  value === undefined ? undefined : Math.round(value / divisor);

const roundToSixDecimals = (value: number): number => Math.round(value * 1e6) / 1e6;

export const FORMS: Record<ValueForm, FormRule> = {
  /** A number is written as a string. */
  string: {
    toWire: (value) => {
      if (typeof value === 'number') return String(value);
      return typeof value === 'string' && INTEGER.test(value) ? NOT_A_VALUE : value;
    },
    fromWire: (value) => {
      if (typeof value !== 'string') return NOT_A_VALUE;
      return INTEGER.test(value) ? Number(value) : value;
    },
    schema: (wireSchema) => changeType(wireSchema, 'integer'),
  },
  /** A decimal string is written as a number. */
  number: {
    toWire: (value) => {
      if (typeof value === 'number') return NOT_A_VALUE;
      return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
    },
    fromWire: (value) => (typeof value === 'number' ? value.toFixed(2) : NOT_A_VALUE),
    schema: (wireSchema) => changeType(wireSchema, 'string', { pattern: amountPattern(wireSchema) }),
  },
  /** A date is written as a date-time at midnight. */
  'date-time': {
    toWire: (value) =>
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value,
    fromWire: (value) => (typeof value === 'string' ? value.replace(/T.*$/, '') : value),
    schema: (wireSchema) => changeType(wireSchema, 'string', { format: 'date' }),
  },
  /** A date-time is written as its date. */
  date: {
    toWire: (value) => (typeof value === 'string' ? value.replace(/T.*$/, '') : value),
    fromWire: (value) =>
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value,
    schema: (wireSchema) => changeType(wireSchema, 'string', { format: 'date-time' }),
  },
  /** An ID is written as a UUID. */
  uuid: {
    toWire: (value) => {
      if (typeof value === 'string') return UUID.test(value) ? NOT_A_VALUE : value;
      if (typeof value !== 'number') return value;
      return Number.isInteger(value) && value >= 0 ? idToUuid(BigInt(value).toString()) : NOT_A_VALUE;
    },
    fromWire: (value) => {
      if (typeof value === 'number') return NOT_A_VALUE;
      return typeof value === 'string' && UUID.test(value) ? Number(uuidToId(value)) : value;
    },
    schema: (wireSchema) => changeType(wireSchema, 'integer', { format: 'int64', minimum: 1 }),
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
      changeType(wireSchema, 'string', { pattern: pattern?.replace(/^\^/, '^#') ?? '^#[0-9A-Fa-f]{6}$' }),
  },
  /** The sort direction is a sign before the field, which `order-sign.ts` translates. */
  sign: {
    toWire: (value) => value,
    fromWire: (value) => value,
    schema: (wireSchema) => withoutSigns(wireSchema),
  },
  /** Minutes are written as seconds. */
  seconds: scaleBy(60),
  /** Minutes are written as decimal hours. */
  hours: scaleBy(1 / 60),
  /** Minutes are written as decimal hours in a string. */
  'hours-text': asString({ write: (minutes) => (minutes / 60).toFixed(2), read: parseHours }),
  /** Minutes are written as an ISO 8601 duration. */
  duration: asString({
    write: (minutes) => formatDuration(minutes * 60),
    read: (text) => divideAndRound(readDuration(text), 60),
  }),
  /** Seconds are written as an ISO 8601 duration. */
  'duration-seconds': asString({
    write: formatDuration,
    read: (text) => divideAndRound(readDuration(text), 1),
  }),
};
