import type { OpenApiDocument, OperationObject, PathItem, ResponseObject, Schema } from '../document.ts';
import { getOwn, setOwn } from '../own.ts';
import { JSON_TYPE } from '../responses.ts';
import { generateSample } from '../sample.ts';
import { renameComponents } from './components.ts';
import { errorResponseFromWire } from './error-response.ts';
import { listFieldSchema } from './kind-schemas.ts';
import { type MappedOperation, mapOperations, otherOperations } from './mapped-operation.ts';
import type { Mapping } from './mapping-model.ts';
import { idSchema, parametersFromWire } from './parameter-schemas.ts';
import { translateExamples, withoutFields } from './schema-parts.ts';
import { findProperty } from './schema-paths.ts';
import { successFromWire } from './success.ts';
import { follow, isRecord } from './value-paths.ts';

const PREFIX = '#/components/schemas/';

/**
 * Translates the document into the contract's format. Operations of the contract get the contract's paths, parameters,
 * records and wrappers; other operations get its error responses only. Differences other than names (statuses,
 * required fields, limits) stay.
 */
export function applyMapping(document: OpenApiDocument, mapping: Mapping): OpenApiDocument {
  const mapped = mapOperations(document, mapping);
  const normalized = renameComponents(structuredClone(document));
  const translation = new Translation(normalized, mapping);
  const paths: Record<string, PathItem> = {};
  for (const each of mapOperations(normalized, mapping)) translation.add(paths, each);
  for (const { method, path } of otherOperations(document, mapped)) {
    const { parameters } = normalized.paths[path] ?? {};
    const item = getOwn(paths, path) ?? {};
    // A contract operation takes precedence over another operation with the same method and path.
    if (item[method]) continue;
    const operation = translation.withContractErrors(normalized.paths[path]?.[method] as OperationObject);
    setOwn(paths, path, { ...(parameters && { parameters }), ...item, [method]: operation });
  }
  return { ...normalized, paths };
}

class Translation {
  constructor(
    private readonly document: OpenApiDocument,
    private readonly mapping: Mapping,
  ) {}

  add(paths: Record<string, PathItem>, mapped: MappedOperation): void {
    const { operation } = mapped.wire;
    const { parameters: _, requestBody: __, ...rest } = operation;
    const parameters = parametersFromWire(this.document, mapped);
    const translated: OperationObject = {
      ...rest,
      operationId: mapped.id,
      ...(parameters.length > 0 && { parameters }),
      ...this.#requestBody(mapped),
      responses: this.#responses(mapped),
    };
    setOwn(paths, mapped.path, { ...getOwn(paths, mapped.path), [mapped.method]: translated });
  }

  /** Translates the error responses of an operation that the contract lacks. */
  withContractErrors(operation: OperationObject): OperationObject {
    const responses = Object.entries(operation.responses ?? {}).map(([status, response]) => [
      status,
      this.#errorResponse(status, response),
    ]);
    return { ...operation, responses: this.#withInvalid(Object.fromEntries(responses)) };
  }

  /** Adds the document's response to an invalid request under the contract's status, 422. */
  #withInvalid(responses: Record<string, ResponseObject>): Record<string, ResponseObject> {
    const { invalid = 422 } = this.mapping.errors;
    const found = getOwn(responses, String(invalid));
    return found && !getOwn(responses, '422') ? { ...responses, 422: found } : responses;
  }

  #errorResponse(status: string, response: ResponseObject): ResponseObject {
    if (!/^[45]|^default$/.test(status)) return response;
    return errorResponseFromWire(this.document, this.mapping.errors, response);
  }

  /** Adds the body fields that the document has as path parameters. */
  #filledBody({ fills, wire }: MappedOperation, body: Schema): Schema {
    const filled = fills.filter(({ fill }) => fill.in === 'body');
    if (filled.length === 0) return body;
    const more = filled.map(({ wireName, fill }) => [
      fill.name,
      idSchema(this.document, wire, { in: 'path', name: wireName }),
    ]);
    return {
      ...body,
      properties: { ...Object.fromEntries(more), ...body.properties },
      required: [...filled.map(({ fill }) => fill.name), ...(body.required ?? [])],
    };
  }

  #requestBody(mapped: MappedOperation): Pick<OperationObject, 'requestBody'> {
    const { id, wire, body, wrapper, sources } = mapped;
    if (wire.operation.requestBody === undefined) return {};
    const resolvedBody = follow(this.document, wire.operation.requestBody);
    const media = getOwn(resolvedBody.content, JSON_TYPE);
    if (!media?.schema || !body) return { requestBody: resolvedBody };
    const inner =
      wrapper === undefined
        ? media.schema
        : (findProperty(this.document, media.schema, wrapper)?.schema ?? media.schema);
    const recordBody = withoutFields(
      body.schemaFromWire(inner),
      sources.flatMap(({ source }) => (source.in === 'body' ? [body.nameFromWire(source.name)] : [])),
    );
    const { example, examples, schema: _, ...rest } = media;
    const unwrapped = (value: unknown) =>
      this.#filledExample(
        mapped,
        body.fromWire(wrapper === undefined ? value : (value as Record<string, unknown>)?.[wrapper]),
      );
    const content = {
      ...rest,
      schema: this.#nameSchema(
        bodyName(id),
        this.#nameListItems(this.#filledBody(mapped, recordBody), BODY_PARTS),
      ),
      ...(example !== undefined && { example: unwrapped(example) }),
      ...(examples && { examples: translateExamples(this.document, examples, unwrapped) }),
    };
    return { requestBody: { ...resolvedBody, content: { ...resolvedBody.content, [JSON_TYPE]: content } } };
  }

  #filledExample({ fills, wire }: MappedOperation, body: unknown): unknown {
    const filled = fills.filter(({ fill }) => fill.in === 'body');
    if (filled.length === 0 || !isRecord(body)) return body;
    const more = filled.map(({ wireName, fill }) => {
      return [fill.name, generateSample(idSchema(this.document, wire, { in: 'path', name: wireName }))];
    });
    return { ...Object.fromEntries(more), ...body };
  }

  #responses(mapped: MappedOperation): Record<string, ResponseObject> {
    const entries = Object.entries(mapped.wire.operation.responses ?? {}).map(([status, response]) => {
      const resolvedResponse = follow(this.document, response);
      if (status === mapped.success.status) return [status, this.#success(mapped, resolvedResponse)] as const;
      return [status, this.#errorResponse(status, response)] as const;
    });
    return this.#withInvalid(Object.fromEntries(entries));
  }

  #success(mapped: MappedOperation, response: ResponseObject): ResponseObject {
    const { success, id } = mapped;
    const media = getOwn(response.content, JSON_TYPE);
    if (!media?.schema || !success.record || !success.noun) return response;
    const { example, examples, schema: _, ...rest } = media;
    const recordSchema = success.record.schemaFromWire(this.#recordSchema(mapped));
    const record = this.#nameSchema(success.noun, this.#nameListItems(recordSchema, RECORD_PARTS));
    const envelope = this.#wireEnvelope(mapped, record) ?? this.#envelope(mapped, record);
    const name = success.isList ? `${success.noun}ListResponse` : `${success.noun}Response`;
    const translate = (value: unknown) => successFromWire(mapped, value);
    const content = {
      ...rest,
      schema: id === 'getMe' || id === 'stopTimer' ? envelope : this.#nameSchema(name, envelope),
      ...(example !== undefined && { example: translate(example) }),
      ...(examples && { examples: translateExamples(this.document, examples, translate) }),
    };
    return { ...response, content: { ...response.content, [JSON_TYPE]: content } };
  }

  /** The document's wrapper, if it has the contract's names. */
  #wireEnvelope({ success }: MappedOperation, record: Schema): Schema | undefined {
    const { schema, location, fields, isList } = success;
    if (
      !schema ||
      location !== 'data' ||
      [...fields].some(([contractName, wireName]) => contractName !== wireName)
    )
      return undefined;
    const envelope = follow(this.document, schema);
    const data = getOwn(envelope.properties, 'data');
    if (!data || envelope.required?.some((name) => !['data', 'meta', 'links'].includes(name)))
      return undefined;
    const translated = isList ? { ...follow(this.document, data), items: record } : record;
    return { ...envelope, properties: { ...envelope.properties, data: translated } };
  }

  #envelope(mapped: MappedOperation, record: Schema): Schema {
    if (mapped.success.isList) return this.#listSchema(mapped, record);
    return { type: 'object', required: ['data'], properties: { data: record } };
  }

  #recordSchema({ success: { schema, location, isList } }: MappedOperation): Schema {
    const successSchema = schema as Schema;
    const found =
      location === undefined
        ? follow(this.document, successSchema)
        : (findProperty(this.document, successSchema, location)?.schema ?? {});
    return isList ? (found.items ?? {}) : found;
  }

  #listSchema({ success }: MappedOperation, record: Schema): Schema {
    const properties: Record<string, Schema> = { data: { type: 'array', items: record } };
    const required = ['data'];
    for (const [contractName, wireName] of success.fields) {
      const [group = '', field = ''] = contractName.split('.');
      const found = findProperty(this.document, success.schema as Schema, wireName);
      properties[group] ??= { type: 'object', properties: {}, required: [] };
      (properties[group].properties as Record<string, Schema>)[field] =
        found?.schema ?? listFieldSchema(contractName);
      if (found?.required) properties[group].required?.push(field);
      if (found?.required && !required.includes(group)) required.push(group);
    }
    return { type: 'object', properties, required };
  }

  /** Names the schemas of nested records, because overlay rules refer to these names. */
  #nameListItems(schema: Schema, names: Record<string, string>): Schema {
    const properties = Object.entries(schema.properties ?? {}).map(([field, property]) => {
      const name = getOwn(names, field);
      if (name === undefined || !property.items?.properties) return [field, property];
      return [field, { ...property, items: this.#nameSchema(name, property.items) }];
    });
    return schema.properties ? { ...schema, properties: Object.fromEntries(properties) } : schema;
  }

  /** Adds a schema to the components; a second schema with the same name is inlined instead. */
  #nameSchema(name: string, schema: Schema): Schema {
    const schemas = this.document.components?.schemas as Record<string, Schema>;
    const existing = getOwn(schemas, name);
    if (existing && JSON.stringify(existing) !== JSON.stringify(schema)) return schema;
    setOwn(schemas, name, schema);
    return { $ref: PREFIX + name };
  }
}

/** Schema names for the items of the lists nested in a project's request bodies and in a project. */
const BODY_PARTS = { phases: 'ProjectPhaseCreate', members: 'ProjectMemberWrite' };
const RECORD_PARTS = { phases: 'Phase', members: 'ProjectMember' };

/** `EntryCreate` for createEntry, `EntryUpdate` for updateEntry, `TimerPause` for pauseTimer. */
function bodyName(id: string): string {
  const [, verb = '', noun = ''] = /^([a-z]+)(\w+)$/.exec(id) ?? [];
  return `${noun}${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
}
