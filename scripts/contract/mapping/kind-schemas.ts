import type { Schema } from '../document.ts';
import type { ValueKind } from './field-kinds.ts';
import type { RecordName } from './mapping-model.ts';

/** The source of a schema for a contract field that the document omits or mentions without a description. */
export const UNDOCUMENTED = 'guess: the upstream document omits it, so it is as this project assumes';

const ID: Schema = { type: 'integer', format: 'int64', minimum: 1 };

const KIND_SCHEMAS: Record<Extract<ValueKind, string>, Schema> = {
  id: ID,
  ids: { type: 'array', items: ID },
  flag: { type: 'integer', enum: [0, 1] },
  money: { type: 'string', pattern: '^-?\\d{1,10}\\.\\d{2}$' },
  number: { type: 'number' },
  minutes: { type: 'integer', minimum: 0 },
  seconds: { type: 'integer', minimum: 0 },
  date: { type: 'string', format: 'date' },
  moment: { type: 'string', format: 'date-time' },
  text: { type: 'string' },
  email: { type: 'string', format: 'email' },
  url: { type: 'string', format: 'uri' },
  color: { type: 'string', pattern: '^#[0-9A-Fa-f]{6}$' },
  record: { type: 'object' },
  records: { type: 'array', items: { type: 'object' } },
};

/** The schema of contract values of a kind. */
export function getKindSchema(kind: ValueKind): Schema {
  if (typeof kind === 'string') return structuredClone(KIND_SCHEMAS[kind]);
  return { type: typeof kind[0] === 'number' ? 'integer' : 'string', enum: [...kind] };
}

/** The schema of a field of a contract record or body, which may also allow null. */
export function getFieldSchema(record: RecordName, field: string, kind: ValueKind): Schema {
  const schema = getKindSchema(kind);
  if (!mayBeNull(record, field) || typeof schema.type !== 'string') return schema;
  return { ...schema, type: [schema.type, 'null'] };
}

/** The schema of a list field other than the records: numbers in `meta`, URLs in `links`. */
export function listFieldSchema(contractName: string): Schema {
  const isString = contractName.startsWith('links.') || contractName === 'meta.path';
  return { type: [isString ? 'string' : 'integer', 'null'], 'x-source': UNDOCUMENTED };
}

/** The fields that may be null in the store, even if a document does not allow null. */
export const NULLABLE_FIELDS: ReadonlySet<string> = new Set([
  'avatar_url',
  'budget_amount',
  'budget_minutes',
  'budget_progress',
  'client',
  'client_id',
  'cost',
  'group_id',
  'hourly_cost',
  'hourly_rate',
  'manager_id',
  'notes',
  'phase_category_id',
  'phase_id',
  'profit',
  'revenue',
  'running_since',
  'source_text',
  'source_url',
  'todo_id',
]);

/** Whether a field may be null. The ID of a record never is, and only a todo may have no phase. */
function mayBeNull(record: RecordName, field: string): boolean {
  const ids: Partial<Record<RecordName, string[]>> = { Client: ['client_id'], Todo: ['todo_id'] };
  if (field === 'phase_id') return record === 'Todo';
  return NULLABLE_FIELDS.has(field) && !ids[record]?.includes(field);
}
