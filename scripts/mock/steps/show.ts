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
  /** Undefined: visible to every caller with these roles, on every record. */
  restriction: RestrictedField | undefined;
  /** Shown instead to callers who may not see the field; undefined leaves the field out. */
  hidden: unknown;
  embedded: boolean;
  value(row: Row, context: Context): unknown;
}

/** The records of a response, with the fields that the schema lists and the caller can see. */
export function show(outcome: HandlerOutcome, load: string[], url: ListUrl, context: Context): Row {
  if ('message' in outcome) return outcome;
  const resource = RESOURCES[outcome.resource];
  if ('row' in outcome) {
    const caller = context.caller.afresh();
    return { data: recordShower(resource, load, { ...context, caller })(outcome.row) };
  }
  const { page } = outcome;
  const { paging } = context.policies;
  const data = page.rows.map(recordShower(resource, load, context));
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

/** The message of a deletion, where the document has one there; or else what it shows. */
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
  // A plain loop, since every list passes through here: Object.entries costs five times as much.
  for (const key of Object.keys(value)) {
    const property = getOwn(properties, key);
    if (property || additionalProperties !== false)
      setOwn(result, key, removeUnknownKeys((value as Row)[key], property));
  }
  return result;
}

/** Shows records of a resource to the caller; work that does not depend on the record is done once. */
function recordShower(resource: AnyResource, load: string[], context: Context): (row: Row) => Row {
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

/** The related records that the caller can see, shown as in their own operations. */
function embed(embedding: Embedding<Row>, row: Row, context: Context): unknown {
  if ('values' in embedding) return embedding.values(row, context);
  const { contract, caller, policies } = context;
  const showOne = recordShower(RESOURCES[embedding.resource], [], context);
  const isVisible = (related: Row) =>
    policies.visibility.isVisible(contract, caller, embedding.resource, related);
  if ('many' in embedding) return embedding.many(row, context.store).filter(isVisible).map(showOne);
  const related = embedding.one(row, context.store);
  if (related === null) return null;
  return isVisible(related) ? showOne(related) : undefined;
}

/** Every mock has its own policies, and with them one contract. */
const plans = new WeakMap<Policies, Map<string, VisibleField[]>>();

/** The fields that callers with these roles may see, computed once per resource and roles. */
function findVisibleFields(resource: AnyResource, { contract, caller, policies }: Context): VisibleField[] {
  const cachedFields = plans.get(policies) ?? new Map<string, VisibleField[]>();
  plans.set(policies, cachedFields);
  const key = `${resource.name} ${caller.roles.join()}`;
  let plan = cachedFields.get(key);
  if (!plan) {
    plan = planFields(resource, contract, caller, policies);
    cachedFields.set(key, plan);
  }
  return plan;
}

function planFields(
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
    const value = adapted(resource, name, property, isRequired);
    return [{ name, embedded, restriction: isOpen ? undefined : restriction, hidden, value }];
  });
}

const isStored = ({ name }: AnyResource, field: string): boolean =>
  (ROW_FIELDS[name] as readonly string[]).includes(field);

/** The value of a field as the document has it. */
function adapted(
  resource: AnyResource,
  name: string,
  schema: Schema,
  isRequired: boolean,
): VisibleField['value'] {
  const value = fieldValue(resource, name);
  const isKnown =
    isStored(resource, name) ||
    getOwn(resource.derived, name) !== undefined ||
    getOwn(resource.embeddings, name) !== undefined;
  const adapt = createAdapter(name, schema, { isKnown, isRequired });
  return adapt ? (row, context) => adapt(value(row, context)) : value;
}

function fieldValue(resource: AnyResource, name: string): VisibleField['value'] {
  const embedding = getOwn(resource.embeddings, name);
  if (embedding) return (row, context) => embed(embedding, row, context);
  const derived = getOwn(resource.derived, name);
  if (derived) return derived;
  // Few names collide with Object.prototype, and the check costs time for every field of every record.
  return name in Object.prototype ? (row) => getOwn(row, name) : (row) => row[name];
}
