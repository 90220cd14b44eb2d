import { plural } from '../../cli/plural.ts';
import type { OpenApiDocument, Schema } from '../document.ts';
import { type FieldKinds, LIST_FIELD_NAMES, RECORD_FIELDS } from '../mapping/field-kinds.ts';
import { getFieldSchema, listFieldSchema, UNDOCUMENTED } from '../mapping/kind-schemas.ts';
import type { RecordName } from '../mapping/mapping-model.ts';
import { findRecordName, NESTED_RECORDS } from '../mapping/record-codecs.ts';
import { isUntyped } from '../mapping/schema-paths.ts';
import { follow, getValue, isRecord } from '../mapping/value-paths.ts';
import { OPERATIONS } from '../operations.ts';
import { getOwn, setOwn } from '../own.ts';
import { JSON_TYPE } from '../responses.ts';
import { exampleValues, findContractOperation, type JsonMedia } from './silent-parts.ts';

const PREFIX = '#/components/schemas/';

/**
 * Describes records that the document does not describe: rules of the overlay apply to named fields, so everyone could
 * see a field without a name. The fields are those of the examples; without examples, those of the contract.
 */
export function describeUntypedRecords(document: OpenApiDocument): string[] {
  const found = OPERATIONS.filter(([id]) => {
    const media = findSuccessMedia(document, id);
    return media !== undefined && describeRecord(document, id, media);
  });
  return found.length === 0
    ? []
    : [
        `${plural(found.length, 'operation')} without a description of the records: those of the contract are assumed`,
      ];
}

function findSuccessMedia(document: OpenApiDocument, id: string): JsonMedia | undefined {
  const { responses = {} } = findContractOperation(document, id) ?? {};
  const [, response] = Object.entries(responses).find(([code]) => /^2/.test(code)) ?? [];
  const media = response && getOwn(follow(document, response).content, JSON_TYPE);
  return media?.schema && (media as JsonMedia);
}

/** Describes the record of a success response if it has untyped parts; returns whether it had any. */
function describeRecord(document: OpenApiDocument, id: string, media: JsonMedia): boolean {
  const noun = findRecordName(id);
  if (noun === undefined || !Object.hasOwn(RECORD_FIELDS, noun)) return false;
  const isList = id.startsWith('list');
  const resolvedSchema = follow(document, media.schema);
  const data = getOwn(resolvedSchema.properties, 'data');
  const record = findRecordSchema(document, data, isList);
  if (!isUntyped(resolvedSchema) && !data) return false;
  if (record && !isUntyped(record)) return describeFields(record, noun);
  const named = addComponent(document, noun, collectExamples(document, noun));
  const described = isList ? { type: 'array', items: named } : named;
  const envelope = isUntyped(resolvedSchema) && isList ? listEnvelope(document, media) : {};
  media.schema = isUntyped(resolvedSchema)
    ? { type: 'object', properties: { data: described, ...envelope } }
    : { ...resolvedSchema, properties: { ...resolvedSchema.properties, data: described } };
  return true;
}

/** The document's schema of the record; undefined if it has none. */
function findRecordSchema(
  document: OpenApiDocument,
  data: Schema | undefined,
  isList: boolean,
): Schema | undefined {
  const inner = data && follow(document, data);
  if (!inner || !isList) return inner;
  return inner.items ? follow(document, inner.items) : undefined;
}

/** Describes contract fields that the document mentions without a type; returns whether there are any. */
function describeFields(record: Schema, noun: RecordName): boolean {
  const kinds: FieldKinds = RECORD_FIELDS[noun].fields;
  const silent = Object.entries(record.properties ?? {}).filter(
    ([name, schema]) =>
      getOwn(kinds, name) && isUntyped(schema) && schema.type === undefined && !('$ref' in schema),
  );
  for (const [name, schema] of silent) {
    const kind = getOwn(kinds, name);
    if (kind === undefined || kind === 'record' || kind === 'records') continue;
    setOwn<unknown>(record.properties as Record<string, unknown>, name, {
      ...getFieldSchema(noun, name, kind),
      'x-source': UNDOCUMENTED,
      ...schema,
    });
  }
  return silent.length > 0;
}

/** The records of a kind in the examples of every operation. */
function collectExamples(document: OpenApiDocument, noun: RecordName): unknown[] {
  const values = OPERATIONS.filter(([id]) => findRecordName(id) === noun).flatMap(([id]) => {
    const media = findSuccessMedia(document, id);
    return media ? exampleValues(document, media) : [];
  });
  return values.flatMap((value) => [getValue(value, 'data')].flat()).filter(isRecord);
}

/** The fields next to the records of a list, as in its examples; all contract fields if it has no examples. */
function listEnvelope(document: OpenApiDocument, media: JsonMedia): Record<string, Schema> {
  const examples = exampleValues(document, media);
  const groups = Object.entries(LIST_FIELD_NAMES).filter(
    ([group]) => examples.length === 0 || examples.some((example) => isRecord(example) && group in example),
  );
  return Object.fromEntries(
    groups.map(([group, names]) => {
      const fields = names.filter((name) => name !== 'offset' && name !== 'has_more');
      const properties = fields.map((name) => [name, listFieldSchema(`${group}.${name}`)]);
      return [group, { type: 'object', properties: Object.fromEntries(properties) }];
    }),
  );
}

function addComponent(document: OpenApiDocument, noun: RecordName, examples: unknown[]): Schema {
  document.components ??= {};
  document.components.schemas ??= {};
  const { schemas } = document.components;
  const existing = getOwn(schemas, noun);
  if (!existing || isUntyped(existing)) {
    // Added before its fields, so that a recursive record ends.
    setOwn(schemas, noun, { type: 'object' });
    const properties = listFieldNames(RECORD_FIELDS[noun].fields, examples).map((name) => [
      name,
      buildRecordField(document, noun, name, examples),
    ]);
    setOwn(schemas, noun, { type: 'object', properties: Object.fromEntries(properties) });
  }
  return { $ref: PREFIX + noun };
}

function listFieldNames(kinds: FieldKinds, examples: unknown[]): string[] {
  const inExamples = [...new Set(examples.flatMap((example) => Object.keys(example as object)))];
  return inExamples.length > 0 ? inExamples : Object.keys(kinds);
}

function buildRecordField(
  document: OpenApiDocument,
  noun: RecordName,
  name: string,
  examples: unknown[],
): Schema {
  const nested = NESTED_RECORDS[noun]?.[name];
  const values = examples.map((example) => getOwn(example as Record<string, unknown>, name));
  if (nested) return nestedRecord(addComponent(document, nested, values.flat().filter(isRecord)), name);
  const kind = getOwn(RECORD_FIELDS[noun].fields, name);
  const source = { 'x-source': UNDOCUMENTED };
  if (kind !== undefined) return { ...getFieldSchema(noun, name, kind), ...source };
  const example = values.find((value) => value !== undefined);
  return example === undefined ? source : { example, ...source };
}

const nestedRecord = (record: Schema, name: string): Schema =>
  name === 'client' ? { anyOf: [record, { type: 'null' }] } : { type: 'array', items: record };
