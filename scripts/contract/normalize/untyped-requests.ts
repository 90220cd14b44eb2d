import { plural } from '../../cli/plural.ts';
import type { OpenApiDocument, OperationObject, Schema } from '../document.ts';
import { type FieldKinds, queryKinds, RECORD_FIELDS, recordName } from '../mapping/field-kinds.ts';
import { fieldSchemaOfKind, schemaOfKind, UNDOCUMENTED } from '../mapping/kind-schemas.ts';
import type { RecordName } from '../mapping/mapping-model.ts';
import { isUntyped } from '../mapping/schema-paths.ts';
import { follow, isRecord } from '../mapping/value-paths.ts';
import { OPERATIONS } from '../operations.ts';
import { getOwn, setOwn } from '../own.ts';
import { JSON_TYPE } from '../responses.ts';
import { exampleValues, findContractOperation } from './silent-parts.ts';

const PREFIX = '#/components/schemas/';

/**
 * Describes the bodies and query parameters that a document leaves undescribed. Its examples say which fields a body
 * may have; without examples it may have all contract fields.
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
        `${plural(found.length, 'operation')} without a description of the request: that of this project is assumed`,
      ];
}

/** Whether the body was untyped, or a field of it. */
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
  media.schema = named(document, name, bodySchema(document, noun, examples, required));
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
  if (kind !== 'records' || part === undefined) return writable(name, fieldSchemaOfKind(noun, name, kind));
  const properties = Object.entries(part.kinds).map(([field, each]) => [
    field,
    writable(field, fieldSchemaOfKind(part.record, field, each)),
  ]);
  const item = { type: 'object', properties: Object.fromEntries(properties), required: part.required };
  return { type: 'array', items: named(document, part.name, item) };
}

/** Fields of requests are narrower than those of responses: a name is not empty, and no amount is below zero. */
function writable(name: string, schema: Schema): Schema {
  if (name === 'name') return { ...schema, minLength: 1 };
  return schema.pattern?.startsWith('^-?') ? { ...schema, pattern: `^${schema.pattern.slice(3)}` } : schema;
}

/** The records in the body of a project. */
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

/** The fields that a record needs. */
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

/** Puts a schema among the components, where rules of the overlay find it. */
function named(document: OpenApiDocument, name: string, schema: Schema): Schema {
  document.components ??= {};
  document.components.schemas ??= {};
  const existing = getOwn(document.components.schemas, name);
  if (existing && !isUntyped(existing) && JSON.stringify(existing) !== JSON.stringify(schema)) return schema;
  setOwn(document.components.schemas, name, schema);
  return { $ref: PREFIX + name };
}

/** Contract fields that the document mentions without a type. */
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
    const isUnsaid = parameter.content === undefined && isSilent(items ?? schema);
    return kind !== undefined && isUnsaid ? [{ parameter, kind }] : [];
  });
  for (const { parameter, kind } of silent) {
    const contractSchema =
      parameter.name === 'page' || parameter.name === 'per_page' ? PAGE : schemaOfKind(kind);
    const isList = parameter.name.endsWith('[]') && contractSchema.type !== 'array';
    const schema = isList ? { type: 'array', items: contractSchema } : contractSchema;
    const { items: _, ...documented } = parameter.schema ?? {};
    parameter.schema = { ...schema, 'x-source': UNDOCUMENTED, ...documented };
  }
  return silent.length > 0;
}

const PAGE: Schema = { type: 'integer', minimum: 1 };
