import { STATUS_CODES } from 'node:http';
import type { JsonObject, OpenApiDocument, OperationObject, Schema } from '../document.ts';
import { getOwn, setOwn } from '../own.ts';
import { findExample, JSON_TYPE } from '../responses.ts';
import { generateSample } from '../sample.ts';
import type { MappedOperation } from './mapped-operation.ts';
import type { ErrorMapping } from './mapping-model.ts';
import { follow, getValue, isRecord, setValue } from './value-paths.ts';

/** The fields of a document's bodies that the contract lacks. Each template is computed once. */
export class Templates {
  readonly #templates = new Map<string, JsonObject>();

  constructor(
    private readonly document: OpenApiDocument,
    private readonly errors: ErrorMapping,
  ) {}

  /** The required fields of a success body other than the record or the list. */
  getSuccessTemplate({ id, success }: MappedOperation): JsonObject {
    const cached = this.#templates.get(id);
    if (cached) return cached;
    const { schema, location } = success;
    const template: JsonObject = {};
    if (schema && location !== undefined) {
      const envelope = follow(this.document, schema);
      for (const name of envelope.required ?? []) {
        const property = getOwn(envelope.properties, name);
        if (property && name !== location.split('.')[0])
          setOwn<unknown>(template, name, generateSample(follow(this.document, property)));
      }
    }
    this.#templates.set(id, template);
    return template;
  }

  /** The document's example of an error with this status or, if there is none, with another status. */
  getErrorTemplate(operation: OperationObject | undefined, status: number): JsonObject {
    const key = `${operation?.operationId ?? ''} ${status}`;
    const cached = this.#templates.get(key);
    if (cached) return cached;
    const exact = operation && this.#errorExample(operation, status);
    const any = exact ?? this.#anyErrorExample(status);
    const template = isRecord(any?.body) ? structuredClone(any.body) : {};
    const { code } = this.errors;
    if (code !== undefined && any?.status !== status)
      setValue(template, code, buildErrorCode(status, getValue(template, code)));
    replaceStatus(template, status);
    this.#templates.set(key, template);
    return template;
  }

  #errorExample(operation: OperationObject, status: number): { status: number; body: unknown } | undefined {
    const response = getOwn(operation.responses, String(status));
    const media = response && getOwn(follow(this.document, response).content, JSON_TYPE);
    if (!media?.schema) return undefined;
    const schema = follow(this.document, media.schema);
    return { status, body: findExample({ ...media, schema }) ?? this.#required(schema) };
  }

  /** The required fields of an error, each with a sample. */
  #required({ properties = {}, required = [] }: Schema): JsonObject {
    return Object.fromEntries(
      required.flatMap((name) => {
        const property = getOwn(properties, name);
        return property ? [[name, generateSample(follow(this.document, property))] as const] : [];
      }),
    );
  }

  #anyErrorExample(status: number): { status: number; body: unknown } | undefined {
    const all = Object.values(this.document.paths)
      .flatMap((item) => Object.values(item))
      .filter(isOperation);
    for (const wanted of [status, 403, 404, 401, 422, 400]) {
      for (const operation of all) {
        const found = this.#errorExample(operation, wanted);
        if (found) return found;
      }
    }
    return undefined;
  }
}

const STATUS_FIELD = /^(http)?[_-]?(status|code)([_-]?code)?$/i;
const REASON_PHRASES = new Set(Object.values(STATUS_CODES).map((phrase) => phrase?.toLowerCase()));

/** Replaces the status of an example, which is a number, a string or a reason phrase. */
function replaceStatus(template: JsonObject, status: number): void {
  for (const [name, value] of Object.entries(template as Record<string, unknown>)) {
    const isStatus = STATUS_FIELD.test(name) && /^[45]\d\d$/.test(String(value));
    if (isStatus) setOwn<unknown>(template, name, typeof value === 'string' ? String(status) : status);
    else if (typeof value === 'string' && REASON_PHRASES.has(value.toLowerCase()))
      setOwn<unknown>(template, name, STATUS_CODES[status] ?? value);
    else if (isRecord(value)) replaceStatus(value, status);
  }
}

const isOperation = (value: unknown): value is OperationObject => isRecord(value) && 'responses' in value;

function buildErrorCode(status: number, example: unknown): unknown {
  if (typeof example === 'number') return status;
  const name = (STATUS_CODES[status] ?? 'error').toLowerCase().replaceAll(/[^a-z]+/g, '_');
  return typeof example === 'string' && example === example.toUpperCase() ? name.toUpperCase() : name;
}
