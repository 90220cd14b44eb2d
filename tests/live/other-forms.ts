import { RECORD_FIELDS } from '../../scripts/contract/mapping/field-kinds.ts';
import { isRecord } from '../../scripts/contract/mapping/value-paths.ts';
import type { Alter } from './proxy.ts';

/** The kind of each record field, by field name. */
const KINDS = new Map(
  Object.values(RECORD_FIELDS).flatMap(({ fields }) =>
    Object.entries(fields).map(([name, kind]) => [name, String(kind)] as const),
  ),
);

/** APIs whose successful responses have a different form from the document's. */
export const OTHER_FORMS: Record<string, Alter> = {
  'IDs as strings': eachValue('id', String),
  'money as numbers': eachValue('money', Number),
  'dates as date-times': eachValue('date', (value) => `${value}T00:00:00Z`),
  'bare lists': eachBody(({ data, ...rest }) => (Array.isArray(data) ? data : { data, ...rest })),
  'other wrappers': eachBody(({ data, ...rest }) =>
    Array.isArray(data) ? { items: data, ...rest } : { item: data, ...rest },
  ),
};

function eachBody(change: (body: Record<string, unknown>) => unknown): Alter {
  return {
    response: (_, { status, body }) =>
      status < 300 && isRecord(body) && 'data' in body ? { body: change(body) } : undefined,
  };
}

function eachValue(kind: string, change: (value: unknown) => unknown): Alter {
  const changed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(changed);
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).map(([name, each]) => {
      return [name, KINDS.get(name) === kind && each !== null ? change(each) : changed(each)];
    });
    return Object.fromEntries(entries);
  };
  return eachBody(({ data, ...rest }) => ({ ...rest, data: changed(data) }));
}
