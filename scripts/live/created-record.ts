import type { Operation } from '../contract/contract.ts';
import type { JsonObject } from '../contract/document.ts';
import { UNKNOWN_ID } from './gate.ts';
import { getResource, type LiveRecordKind } from './resources.ts';
import type { Received } from './send.ts';

/** The record that a probe may have created, according to the response. */
export interface ProbeRecord {
  /** Undefined if the response does not identify the record. */
  id: number | undefined;
  /** Whether the record is known to be new. An API may return an existing record, which must not be deleted. */
  isNew: boolean;
}

/**
 * Parses a success response to a probe: reads the ID from the body, wrapped or not, or from Location. A record is new
 * if the status is 201, if Location names it, if its ID did not exist before, if it was created within the last
 * minutes, or if it lacks a required field that the probe omitted.
 */
export function parseCreatedRecord(
  kind: LiveRecordKind,
  { body }: Operation,
  received: Received,
): ProbeRecord {
  const record = parseRecord(kind, received.text);
  const locationId = idInLocation(received.headers);
  const id = record?.id ?? locationId;
  const required = body?.schema.required ?? [];
  const isNew =
    received.status === 201 ||
    (locationId !== undefined && locationId === id) ||
    id === UNKNOWN_ID ||
    isFresh(record?.fields.created_date, received.headers) ||
    (record !== undefined && required.some((name) => isEmpty(record.fields[name])));
  return { id, isNew: id !== undefined && isNew };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Finds the record at the top level of the body, or nested under `data` or any other name. */
function parseRecord(kind: LiveRecordKind, text: string): { id: number; fields: JsonObject } | undefined {
  const body = parseJsonObject(text);
  const candidates = [body, ...Object.values(body ?? {})].filter(isFields);
  for (const name of [getResource(kind).id, 'id']) {
    for (const fields of candidates) {
      const id = parseRecordId(fields[name]);
      if (id !== undefined) return { id, fields };
    }
  }
  return undefined;
}

function idInLocation(headers: Headers): number | undefined {
  const segment = headers.get('location')?.split(/[?#]/)[0]?.replace(/\/$/, '').split('/').at(-1);
  return parseRecordId(segment);
}

/** The ID as a number. IDs may be strings, but must be positive integers. */
function parseRecordId(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^[1-9]\d*$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) && (number as number) > 0 ? (number as number) : undefined;
}

/**
 * Whether the record was created within FRESH_MS. Ignores a date-time without a time zone, which could be hours off.
 */
function isFresh(created: unknown, headers: Headers): boolean {
  if (typeof created !== 'string' || !/(Z|[+-]\d\d:?\d\d)$/.test(created)) return false;
  const now = Date.parse(headers.get('date') ?? '');
  return Math.abs((Number.isNaN(now) ? Date.now() : now) - Date.parse(created)) < FRESH_MS;
}

const FRESH_MS = 2 * 60 * 1000;

function parseJsonObject(text: string): JsonObject | undefined {
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
