import type { MediaType, OpenApiDocument, Schema } from '../document.ts';
import { listTypes } from '../fields.ts';
import { getOwn, setOwn } from '../own.ts';
import { JSON_TYPE } from '../responses.ts';
import { LIST_FIELDS } from './field-kinds.ts';
import { liveMapping } from './live-mapping.ts';
import { type MappedOperation, mapOperations } from './mapped-operation.ts';
import type { FieldMapping, Mapping, ObservedForms, RecordName, ValueForm } from './mapping-model.ts';
import { NESTED_RECORDS } from './record-codecs.ts';
import { translateExamples } from './schema-parts.ts';
import { findProperty } from './schema-paths.ts';
import { successFromWire, successToWire } from './success.ts';
import { follow } from './value-paths.ts';

/**
 * Changes the document to match the live API: success responses get the forms, lists and wrappers from `observed` in
 * the mapping, and their examples are translated.
 */
export function withObservedForms(originalDocument: OpenApiDocument, mapping: Mapping): OpenApiDocument {
  const { observed } = mapping;
  if (observed === undefined) return originalDocument;
  const live = liveMapping(mapping);
  const document = structuredClone(originalDocument);
  // Read the examples before the document's forms change.
  const before = mapOperations(originalDocument, mapping);
  const bodies = before.map((mapped) => contractExamples(originalDocument, mapped));
  const changed = new WeakSet<object>();
  for (const mapped of mapOperations(document, mapping)) {
    const { noun, schema } = mapped.success;
    const media = successMedia(document, mapped);
    if (!media || !noun || !schema || changed.has(media)) continue;
    changed.add(media);
    const record = recordSchema(document, mapped, schema);
    if (record) changeFields({ document, mapping: live, observed, changed }, noun, record);
    narrowAmounts(document, mapped, observed.records?.[noun]?.fields ?? {});
    if (media.schema)
      media.schema = replaceWrapper(
        { document, mapped, ...wrapping(mapped, live), source: observed.source },
        media.schema,
      );
  }
  const written = new WeakSet<object>();
  for (const [i, mapped] of mapOperations(document, live).entries()) {
    const media = successMedia(document, mapped);
    const toWire = (body: unknown) => successToWire(mapped, body);
    const found = bodies[i];
    if (!media || !found || written.has(media)) continue;
    written.add(media);
    if ('example' in found) media.example = toWire(found.example);
    if (found.examples) media.examples = translateExamples(document, found.examples, toWire);
  }
  return document;
}

function wrapping({ success: { isList } }: MappedOperation, { lists, single }: Mapping) {
  const hasField = (name: string) =>
    LIST_FIELDS.every((field) => !field.startsWith(`${name}.`) || lists.fields[field] !== 'none');
  return { wrapper: isList ? lists.records : single.record, hasField };
}

/** The examples of an operation's success response in the contract's format. */
function contractExamples(
  document: OpenApiDocument,
  mapped: MappedOperation,
): Pick<MediaType, 'example' | 'examples'> {
  const { example, examples } = successMedia(document, mapped) ?? {};
  const fromWire = (body: unknown) => successFromWire(mapped, body);
  return {
    ...(example !== undefined && { example: fromWire(example) }),
    ...(examples && { examples: translateExamples(document, examples, fromWire) }),
  };
}

function successMedia(document: OpenApiDocument, { success, wire }: MappedOperation): MediaType | undefined {
  const response = getOwn(wire.operation.responses, success.status);
  return response && getOwn(follow(document, response).content, JSON_TYPE);
}

function recordSchema(
  document: OpenApiDocument,
  { success: { location, isList } }: MappedOperation,
  schema: Schema,
): Schema | undefined {
  const found =
    location === undefined ? follow(document, schema) : findProperty(document, schema, location)?.schema;
  return isList ? found?.items : found;
}

interface FieldChanges {
  document: OpenApiDocument;
  mapping: Mapping;
  observed: ObservedForms;
  changed: WeakSet<object>;
}

/** Changes the schemas of a record's fields and of the records nested in it. */
function changeFields(changes: FieldChanges, noun: RecordName, schema: Schema): void {
  const { document, mapping, observed, changed } = changes;
  const record = follow(document, schema);
  if (changed.has(record)) return;
  changed.add(record);
  for (const field of Object.values(observed.records?.[noun]?.fields ?? {})) {
    const parentNames = field.name.split('.');
    const last = parentNames.pop() ?? '';
    const parent =
      parentNames.length === 0 ? record : findProperty(document, record, parentNames.join('.'))?.schema;
    const property = getOwn(parent?.properties, last);
    if (parent?.properties && property)
      setOwn(parent.properties, last, {
        ...toWireSchema(follow(document, property), field),
        'x-source': observed.source,
      });
  }
  for (const [field, inner] of Object.entries(NESTED_RECORDS[noun] ?? {})) {
    const name = mapping.records[noun]?.fields[field]?.name ?? field;
    const found = findProperty(document, record, name)?.schema;
    if (found) changeFields(changes, inner, found.items ?? found);
  }
}

/** Limits amounts in requests to those that come back unchanged from a number: `00.00` would become `0.00`. */
function narrowAmounts(
  document: OpenApiDocument,
  { wire, body, wrapper }: MappedOperation,
  fields: Record<string, FieldMapping>,
): void {
  const { requestBody } = wire.operation;
  const bodySchema = requestBody && getOwn(follow(document, requestBody).content, JSON_TYPE)?.schema;
  const schema =
    bodySchema && wrapper !== undefined ? findProperty(document, bodySchema, wrapper)?.schema : bodySchema;
  const { properties = {} } = schema ? follow(document, schema) : {};
  for (const [contractName, { as }] of Object.entries(fields)) {
    const name = body?.nameToWire(contractName) ?? contractName;
    const property = getOwn(properties, name);
    if (as !== 'number' || !property?.pattern) continue;
    const sign = property.pattern.startsWith('^-') ? '-?' : '';
    setOwn(properties, name, { ...property, pattern: `^${sign}(?:0|[1-9]\\d{0,9})\\.\\d{2}$` });
  }
}

/** Changes the document's schema of a value to the live API's form. */
function toWireSchema(documented: Schema, field: FieldMapping): Schema {
  if (field.as === undefined) return documented;
  if (documented.items) {
    return { ...documented, items: toWireSchema(documented.items, field) };
  }
  const { type, more } = WIRE_TYPES[field.as] ?? {};
  if (type === undefined) return documented;
  const { description, 'x-visible-to': visible } = documented;
  return {
    ...(description !== undefined && { description }),
    ...(visible !== undefined && { 'x-visible-to': visible }),
    type: listTypes(documented).includes('null') ? [type, 'null'] : type,
    ...more,
  };
}

const WIRE_TYPES: Partial<Record<ValueForm, { type: string; more: Schema }>> = {
  string: { type: 'string', more: { pattern: '^-?\\d{1,15}$' } },
  number: { type: 'number', more: {} },
  'date-time': { type: 'string', more: { format: 'date-time' } },
  date: { type: 'string', more: { format: 'date' } },
};

interface Rewrap {
  document: OpenApiDocument;
  mapped: MappedOperation;
  /** The key of the record or records in the live API; undefined for none. */
  wrapper: string | undefined;
  /** Whether a list of the live API has this field besides its records. */
  hasField(wireName: string): boolean;
  source: string;
}

/** Replaces the wrapper in the schema of a success body with the live API's wrapper. */
function replaceWrapper({ document, mapped, wrapper, hasField, source }: Rewrap, schema: Schema): Schema {
  const { location } = mapped.success;
  if (location === wrapper) return schema;
  const resolvedSchema = follow(document, schema);
  const inner = location === undefined ? schema : getOwn(resolvedSchema.properties, location);
  if (inner === undefined) return schema;
  if (wrapper === undefined) return { ...follow(document, inner), 'x-source': source };
  const otherProperties = location === undefined ? {} : { ...resolvedSchema.properties };
  for (const name of Object.keys(otherProperties))
    if (name === location || !hasField(name)) delete otherProperties[name];
  const required = (location === undefined ? [] : (resolvedSchema.required ?? [])).filter(
    (name) => name in otherProperties,
  );
  return {
    type: 'object',
    additionalProperties: resolvedSchema.additionalProperties === false ? false : undefined,
    required: [wrapper, ...required],
    properties: { [wrapper]: inner, ...otherProperties },
    'x-source': source,
  } as Schema;
}
