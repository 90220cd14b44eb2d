import type { OpenApiDocument, Schema } from '../document.ts';
import type { Mapping, RecordName } from './mapping-model.ts';
import { RecordCodec } from './record.ts';
import { findProperty } from './schema-paths.ts';
import { follow } from './value-paths.ts';

/** The records nested in other records, by contract field. */
export const NESTED_RECORDS: Partial<Record<RecordName, Record<string, RecordName>>> = {
  Project: { phases: 'Phase', members: 'ProjectMember', client: 'Client' },
};

/** The record in the response of an operation; undefined if the response has none. */
export function findRecordName(id: string): RecordName | undefined {
  if (id === 'getMe') return 'Member';
  if (id === 'stopTimer') return 'Entry';
  const [, verb, noun = ''] = /^([a-z]+)(\w+)$/.exec(id) ?? [];
  if (verb === 'delete') return undefined;
  return (verb === 'list' ? noun.replace(/ies$/, 'y').replace(/s$/, '') : noun) as RecordName;
}

/** Creates the codec for the records of one kind and the records nested in them. */
export function createRecordCodec(
  document: OpenApiDocument,
  mapping: Mapping,
  noun: RecordName,
  schema?: Schema,
): RecordCodec {
  const nested = Object.entries(NESTED_RECORDS[noun] ?? {}).map(([field, record]) => {
    const name = mapping.records[noun]?.fields[field]?.name ?? field;
    const property = schema && findProperty(document, schema, name)?.schema;
    const resolvedProperty = property && follow(document, property);
    return [
      field,
      createRecordCodec(document, mapping, record, resolvedProperty?.items ?? resolvedProperty),
    ] as const;
  });
  const fields = mapping.records[noun]?.fields ?? {};
  return new RecordCodec({ fields, nested: Object.fromEntries(nested), schema, document });
}
