import type { Operation } from '../contract/contract.ts';
import { UNKNOWN_ID } from './gate.ts';
import { type OwnKind, resourceOf } from './resources.ts';
import type { Received } from './send.ts';

type JsonObject = Record<string, unknown>;

/** What the response to a probe says of a record that the probe may have created. */
export interface ProbeRecord {
  /** Undefined where the response does not say which record it is. */
  id: number | undefined;
  /**
   * Whether the record is known to be new. An API may respond with a record that has been there for years, and that
   * one must stay.
   */
  isNew: boolean;
}

/**
 * Reads a success to a probe: the id from the body, wrapped or not, or from Location. A record is new if the status
 * is 201, if Location names it, if nobody could have had its id, if it was created within the last minutes, or if it
 * lacks a field that every record has to have and that the probe left out.
 */
export function createdRecord(kind: OwnKind, { body }: Operation, received: Received): ProbeRecord {
  const record = parseRecord(kind, received.text);
  const located = idInLocation(received.headers);
  const id = record?.id ?? located;
  const required = body?.schema.required ?? [];
  const isNew =
    received.status === 201 ||
    (located !== undefined && located === id) ||
    id === UNKNOWN_ID ||
    isFresh(record?.fields.created_date, received.headers) ||
    (record !== undefined && required.some((name) => isEmpty(record.fields[name])));
  return { id, isNew: id !== undefined && isNew };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** The record itself, or under `data`, or under whatever other name. */
function parseRecord(kind: OwnKind, text: string): { id: number; fields: JsonObject } | undefined {
  const body = parsed(text);
  const candidates = [body, ...Object.values(body ?? {})].filter(isFields);
  for (const name of [resourceOf(kind).id, 'id']) {
    for (const fields of candidates) {
      const id = wholeNumber(fields[name]);
      if (id !== undefined) return { id, fields };
    }
  }
  return undefined;
}

function idInLocation(headers: Headers): number | undefined {
  const segment = headers.get('location')?.split(/[?#]/)[0]?.replace(/\/$/, '').split('/').at(-1);
  return wholeNumber(segment);
}

/** Ids may be texts; what is no whole number is none of an API that this project knows. */
function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^[1-9]\d*$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) && (number as number) > 0 ? (number as number) : undefined;
}

/** Times without a zone could be hours old, so that they say nothing. */
function isFresh(created: unknown, headers: Headers): boolean {
  if (typeof created !== 'string' || !/(Z|[+-]\d\d:?\d\d)$/.test(created)) return false;
  const now = Date.parse(headers.get('date') ?? '');
  return Math.abs((Number.isNaN(now) ? Date.now() : now) - Date.parse(created)) < FRESH_MS;
}

const FRESH_MS = 2 * 60 * 1000;

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
