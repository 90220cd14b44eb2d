import { plural } from '../../cli/plural.ts';
import type { OpenApiDocument, OperationObject, Schema } from '../document.ts';
import { type FieldKinds, queryKinds, RECORD_FIELDS, recordName } from '../mapping/field-kinds.ts';
import { getFieldSchema, getKindSchema, UNDOCUMENTED } from '../mapping/kind-schemas.ts';
import type { RecordName } from '../mapping/mapping-model.ts';
import { isUntyped } from '../mapping/schema-paths.ts';
import { follow, isRecord } from '../mapping/value-paths.ts';
import { OPERATIONS } from '../operations.ts';
import { getOwn, setOwn } from '../own.ts';
import { JSON_TYPE } from '../responses.ts';
import { exampleValues, findContractOperation } from './silent-parts.ts';

const PREFIX = '#/components/schemas/';

/**
 * Describes bodies and query parameters that the document does not describe. A body may have the fields of its
 * examples; without examples, all contract fields.
 */
export function describeUntypedRequests(document: OpenApiDocument): string[] {
  const found = OPERATIONS.filter(([id]) => {
    const operation = findContractOperation(document, id);
    if (!operation) return false;
    const hasBody = describeBody(document, id, operation);
    return describeQuery(document, id, operation) || hasBody;
  });
  return found.length === 0
    ? []
    : [
        `${plural(found.length, 'operation')} without a description of the request: that of the contract is assumed`,
      ];
}

/** Describes the body if it has untyped parts; returns whether it had any. */
function describeBody(document: OpenApiDocument, id: string, operation: OperationObject): boolean {
  const noun = recordName(id);
  const media = operation.requestBody && getOwn(follow(document, operation.requestBody).content, JSON_TYPE);
  if (!media?.schema || noun === undefined || !/^(create|update)/.test(id)) return false;
  const body = follow(document, media.schema);
  if (!isUntyped(body)) return describeFields(document, body, noun);
  const [name, required] = id.startsWith('create')
    ? [`${noun}Create`, REQUIRED[noun]]
    : [`${noun}Update`, []];
  const examples = exampleValues(document, media).filter(isRecord);
  media.schema = addNamedSchema(document, name, bodySchema(document, noun, examples, required));
  return true;
}

function bodySchema(
  document: OpenApiDocument,
  noun: RecordName,
  examples: Record<string, unknown>[],
  required: string[] = [],
): Schema {
  const inExamples = new Set(examples.flatMap((example) => Object.keys(example)));
  const names = inExamples.size > 0 ? [...inExamples] : Object.keys(RECORD_FIELDS[noun].body);
  const properties = names.map((name) => {
    const example = examples.find((each) => getOwn(each, name) !== undefined)?.[name];
    return [name, { ...buildBodyField(document, noun, name, example), 'x-source': UNDOCUMENTED }];
  });
  const needed = required.filter((name) => names.includes(name));
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(needed.length > 0 && { required: needed }),
    'x-source': UNDOCUMENTED,
  };
}

function buildBodyField(document: OpenApiDocument, noun: RecordName, name: string, example: unknown): Schema {
  const part = getOwn(PARTS, name);
  const kind = getOwn(RECORD_FIELDS[noun].body, name);
  if (kind === undefined) return example === undefined ? {} : { example };
  if (kind !== 'records' || part === undefined)
    return narrowForRequest(name, getFieldSchema(noun, name, kind));
  const properties = Object.entries(part.kinds).map(([field, each]) => [
    field,
    narrowForRequest(field, getFieldSchema(part.record, field, each)),
  ]);
  const item = { type: 'object', properties: Object.fromEntries(properties), required: part.required };
  return { type: 'array', items: addNamedSchema(document, part.name, item) };
}

/** Narrows the schema of a response field for requests: a name must not be empty, and an amount not negative. */
function narrowForRequest(name: string, schema: Schema): Schema {
  if (name === 'name') return { ...schema, minLength: 1 };
  return schema.pattern?.startsWith('^-?') ? { ...schema, pattern: `^${schema.pattern.slice(3)}` } : schema;
}

/** The nested records in the body of a project. */
const PARTS: Record<string, { name: string; record: RecordName; kinds: FieldKinds; required: string[] }> = {
  members: {
    name: 'ProjectMemberWrite',
    record: 'ProjectMember',
    kinds: RECORD_FIELDS.ProjectMember.body,
    required: ['user_id'],
  },
  phases: {
    name: 'ProjectPhaseCreate',
    record: 'Phase',
    kinds: { name: 'text', phase_category_id: 'id', budget_minutes: 'minutes' },
    required: ['name'],
  },
};

/** The required fields of a new record. */
const REQUIRED: Partial<Record<RecordName, string[]>> = {
  Member: ['email', 'name'],
  Client: ['name'],
  Group: ['name'],
  Project: ['name'],
  Phase: ['name'],
  PhaseCategory: ['name'],
  Entry: ['project_id', 'phase_id', 'minutes'],
  Timer: ['project_id', 'phase_id'],
};

/** Adds a schema to the components, so that rules of the overlay can apply to it. */
function addNamedSchema(document: OpenApiDocument, name: string, schema: Schema): Schema {
  document.components ??= {};
  document.components.schemas ??= {};
  const existing = getOwn(document.components.schemas, name);
  if (existing && !isUntyped(existing) && JSON.stringify(existing) !== JSON.stringify(schema)) return schema;
  setOwn(document.components.schemas, name, schema);
  return { $ref: PREFIX + name };
}

/** Describes contract fields that the document mentions without a type; returns whether there are any. */
function describeFields(document: OpenApiDocument, body: Schema, noun: RecordName): boolean {
  const silent = Object.entries(body.properties ?? {}).filter(
    ([name, schema]) => getOwn(RECORD_FIELDS[noun].body, name) && isSilent(schema),
  );
  for (const [name, schema] of silent) {
    const described = {
      ...buildBodyField(document, noun, name, undefined),
      'x-source': UNDOCUMENTED,
      ...schema,
    };
    setOwn<unknown>(body.properties as Record<string, unknown>, name, described);
  }
  return silent.length > 0;
}

const isSilent = (schema: Schema): boolean =>
  schema.$ref === undefined && schema.type === undefined && isUntyped(schema);

function describeQuery(document: OpenApiDocument, id: string, operation: OperationObject): boolean {
  const kinds = queryKinds(id);
  const silent = (operation.parameters ?? []).flatMap((rawParameter) => {
    const parameter = follow(document, rawParameter);
    const kind = parameter.in === 'query' ? getOwn(kinds, parameter.name) : undefined;
    const { items, ...schema } = parameter.schema ?? {};
    const isUndescribed = parameter.content === undefined && isSilent(items ?? schema);
    return kind !== undefined && isUndescribed ? [{ parameter, kind }] : [];
  });
  for (const { parameter, kind } of silent) {
    const contractSchema =
      parameter.name === 'page' || parameter.name === 'per_page' ? PAGE_SCHEMA : getKindSchema(kind);
    const isList = parameter.name.endsWith('[]') && contractSchema.type !== 'array';
    const schema = isList ? { type: 'array', items: contractSchema } : contractSchema;
    const { items: _, ...documented } = parameter.schema ?? {};
    parameter.schema = { ...schema, 'x-source': UNDOCUMENTED, ...documented };
  }
  return silent.length > 0;
}

const PAGE_SCHEMA: Schema = { type: 'integer', minimum: 1 };
