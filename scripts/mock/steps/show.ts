import type { Contract, Operation, Schema } from '../../contract/contract.ts';
import { hiddenValue } from '../../contract/hidden-value.ts';
import { getOwn, setOwn } from '../../contract/own.ts';
import { findExample, JSON_TYPE } from '../../contract/responses.ts';
import { generateSample } from '../../contract/sample.ts';
import type { RestrictedField } from '../access/visibility.ts';
import type { ListUrl } from '../lists/paging.ts';
import type { Policies } from '../policies.ts';
import { type AnyResource, RESOURCES } from '../resources/index.ts';
import type { Context, Embedding } from '../resources/resource.ts';
import { ROW_FIELDS, type Row } from '../store/rows.ts';
import { createAdapter } from './adapt-value.ts';
import { completeEnvelope } from './complete-envelope.ts';
import type { HandlerOutcome } from './handle.ts';

/** How one field of a read schema is shown to callers with the same roles. */
interface VisibleField {
  name: string;
  /** Undefined if the field is visible on every record. */
  restriction: RestrictedField | undefined;
  /** The replacement for callers who may not see the field; undefined omits the field. */
  hidden: unknown;
  embedded: boolean;
  value(row: Row, context: Context): unknown;
}

/** Builds the records of a response from the fields that the schema lists and the caller can see. */
export function show(outcome: HandlerOutcome, load: string[], url: ListUrl, context: Context): Row {
  if ('message' in outcome) return outcome;
  const resource = RESOURCES[outcome.resource];
  if ('row' in outcome) {
    const caller = context.caller.withCurrentRoles();
    return { data: createRecordView(resource, load, { ...context, caller })(outcome.row) };
  }
  const { page } = outcome;
  const { paging } = context.policies;
  const data = page.rows.map(createRecordView(resource, load, context));
  return { data, links: paging.links(page, url), meta: paging.meta(page, url) };
}

/**
 * Wraps the records as the operation's success response requires: under `data` or bare, with the `links` and `meta` of
 * the document. Undefined for a response without a body.
 */
export function wrap({ success: { schema, content } }: Operation, body: Row): unknown {
  if (Object.keys(content).length === 0) return undefined;
  const { data, ...envelope } = body;
  if (data === undefined) return buildMessage(schema, content, body);
  if (schema.properties?.data === undefined) return data;
  return { data, ...completeEnvelope(removeUnknownKeys(envelope, schema) as Row, schema) };
}

/** The body of a message: the message itself if the schema allows it, or else the documented example. */
function buildMessage(schema: Schema, content: Operation['success']['content'], body: Row): unknown {
  const { properties, required = [] } = schema;
  if (properties === undefined || (properties.message && required.every((name) => name === 'message')))
    return body;
  return findExample(getOwn(content, JSON_TYPE)) ?? generateSample(schema, 'writeOnly');
}

/** Removes keys that a closed schema does not list, at any depth. */
function removeUnknownKeys(value: unknown, schema: Schema | undefined): unknown {
  if (typeof value !== 'object' || value === null || schema?.properties === undefined) return value;
  const { properties, additionalProperties } = schema;
  const result: Row = {};
  // A plain loop, because every list passes through here and Object.entries takes five times as long.
  for (const key of Object.keys(value)) {
    const property = getOwn(properties, key);
    if (property || additionalProperties !== false)
      setOwn(result, key, removeUnknownKeys((value as Row)[key], property));
  }
  return result;
}

/** Returns a function that shows records to the caller. Work that does not depend on the record is done once. */
function createRecordView(resource: AnyResource, load: string[], context: Context): (row: Row) => Row {
  const { caller, policies } = context;
  const fields = findVisibleFields(resource, context).filter(
    ({ name, embedded }) => !embedded || load.includes(name),
  );
  const { isFieldVisible } = policies.visibility;
  return (row) => {
    const record: Row = {};
    for (const { name, restriction, hidden, value } of fields) {
      const isVisible = !restriction || isFieldVisible(caller, restriction, row);
      const shownValue = isVisible ? value(row, context) : hidden;
      if (shownValue !== undefined) setOwn<unknown>(record, name, shownValue);
    }
    return record;
  };
}

/** Shows the related records that the caller can see, as the operations of their resource do. */
function embed(embedding: Embedding<Row>, row: Row, context: Context): unknown {
  if ('values' in embedding) return embedding.values(row, context);
  const { contract, caller, policies } = context;
  const showOne = createRecordView(RESOURCES[embedding.resource], [], context);
  const isVisible = (related: Row) =>
    policies.visibility.isVisible(contract, caller, embedding.resource, related);
  if ('many' in embedding) return embedding.many(row, context.store).filter(isVisible).map(showOne);
  const related = embedding.one(row, context.store);
  if (related === null) return null;
  return isVisible(related) ? showOne(related) : undefined;
}

/** The caches of visible fields by mock: each mock has separate policies and one contract. */
const fieldCaches = new WeakMap<Policies, Map<string, VisibleField[]>>();

/** The fields that callers with these roles may see, computed once per resource and set of roles. */
function findVisibleFields(resource: AnyResource, { contract, caller, policies }: Context): VisibleField[] {
  const cachedFields = fieldCaches.get(policies) ?? new Map<string, VisibleField[]>();
  fieldCaches.set(policies, cachedFields);
  const key = `${resource.name} ${caller.roles.join()}`;
  let visibleFields = cachedFields.get(key);
  if (!visibleFields) {
    visibleFields = computeVisibleFields(resource, contract, caller, policies);
    cachedFields.set(key, visibleFields);
  }
  return visibleFields;
}

function computeVisibleFields(
  resource: AnyResource,
  contract: Contract,
  caller: Context['caller'],
  { permission }: Policies,
): VisibleField[] {
  const visibility = contract.visibility(resource.schema);
  const schema = getOwn(contract.document.components?.schemas, resource.schema);
  return Object.entries(schema?.properties ?? {}).flatMap(([name, property]) => {
    if (property.writeOnly === true) return [];
    const rules = getOwn(visibility, name) ?? [];
    const isRequired = schema?.required?.includes(name) === true;
    const hidden = isRequired ? hiddenValue(property) : undefined;
    if (rules.length > 0 && rules.every((rule) => permission.deniesAll(caller, rule.permissions))) {
      return isRequired
        ? [{ name, embedded: false, restriction: undefined, hidden, value: () => hidden }]
        : [];
    }
    const isOpen = rules.every((rule) => permission.allowsAll(caller, rule.permissions));
    const embedded = getOwn(resource.embeddings, name) !== undefined;
    const restriction = { resource: resource.name, rules, describes: getOwn(resource.describes, name) };
    const value = createFieldReader(resource, name, property, isRequired);
    return [{ name, embedded, restriction: isOpen ? undefined : restriction, hidden, value }];
  });
}

const isStored = ({ name }: AnyResource, field: string): boolean =>
  (ROW_FIELDS[name] as readonly string[]).includes(field);

/** Returns a function that gets the value of a field, adapted to the schema of the document. */
function createFieldReader(
  resource: AnyResource,
  name: string,
  schema: Schema,
  isRequired: boolean,
): VisibleField['value'] {
  const value = createRawReader(resource, name);
  const isKnown =
    isStored(resource, name) ||
    getOwn(resource.derived, name) !== undefined ||
    getOwn(resource.embeddings, name) !== undefined;
  const adapt = createAdapter(name, schema, { isKnown, isRequired });
  return adapt ? (row, context) => adapt(value(row, context)) : value;
}

function createRawReader(resource: AnyResource, name: string): VisibleField['value'] {
  const embedding = getOwn(resource.embeddings, name);
  if (embedding) return (row, context) => embed(embedding, row, context);
  const derived = getOwn(resource.derived, name);
  if (derived) return derived;
  // Few names collide with Object.prototype, and the check costs time for every field of every record.
  return name in Object.prototype ? (row) => getOwn(row, name) : (row) => row[name];
}
