import { STATUS_CODES } from 'node:http';
import type { OpenApiDocument, OperationObject, Schema } from '../document.ts';
import { own, setOwn } from '../own.ts';
import { exampleOf, JSON_TYPE } from '../responses.ts';
import { type Match, Router } from '../router.ts';
import { sampleOf } from '../sample.ts';
import { errorFromWire, errorToWire } from './errors.ts';
import type { Mapping } from './model.ts';
import { type OperationWords, operationWords, otherOperations, parameterNames } from './operation-words.ts';
import {
  addToQuery,
  queryFromWire,
  queryNameFromWire,
  queryNameToWire,
  queryToWire,
  takeFromQuery,
} from './query.ts';
import { follow, isRecord, type JsonObject, propertyAt, setValueAt, valueAt } from './record.ts';
import { successFromWire, successToWire } from './success.ts';

/** A request without its headers; the path is relative to the base path. */
export interface CodecRequest {
  method: string;
  path: string;
  /** Without the question mark. */
  query: string;
  /** As text, or as it came. */
  body: string | Uint8Array | undefined;
}

/** A route of the document; `words` is undefined for an operation that is none of ours. */
interface WireRoute {
  method: string;
  path: string;
  words: OperationWords | undefined;
}

/** A request in our words. */
export interface DecodedRequest extends CodecRequest {
  words: OperationWords | undefined;
  /** Our path parameters in order; '' where only the record says which (`/phases/{id}`). */
  values: string[];
  /** The first record of a list that does not begin with a page. */
  offset?: number;
  /** The parameter of the document that holds an id of our path, and is not there. */
  missing?: string;
}

/** Translates requests and responses between the words of a document and ours. */
export class Codec {
  readonly words: OperationWords[];
  readonly #ours: Router<OperationWords>;
  readonly #wire: Router<WireRoute>;

  /** `document` is in its own words; `pageSize` is the size of a page of a list when the request does not say. */
  constructor(
    private readonly document: OpenApiDocument,
    private readonly mapping: Mapping,
    private readonly pageSize: (operation: string) => number,
  ) {
    this.words = operationWords(document, mapping);
    this.#ours = new Router(this.words);
    const ours = this.words.map((words) => ({ method: words.wire.method, path: words.wire.path, words }));
    const others = otherOperations(document, this.words).map((other) => ({ ...other, words: undefined }));
    this.#wire = new Router<WireRoute>([...ours, ...others]);
  }

  /** The routes of the document at a path. */
  find(path: string): Match<WireRoute> | undefined {
    return this.#wire.find(path);
  }

  /** A request of ours in the document's words. What is none of our operations goes out as it is. */
  requestToWire(request: CodecRequest): CodecRequest {
    const match = this.#ours.find(request.path);
    const method = request.method.toUpperCase();
    const asked = match?.operations.get(method === 'HEAD' ? 'GET' : method);
    const words = asked ?? match?.operations.values().next().value;
    if (!match || !words) return request;
    return this.#encode(
      words,
      asked ? methodToWire(method, words) : this.#otherMethod(method, match, words),
      match.values,
      request,
    );
  }

  #encode(words: OperationWords, method: string, values: string[], request: CodecRequest): CodecRequest {
    let query = queryToWire(words, request.query, this.pageSize(words.id));
    const path = new Map<string, string>();
    const inBody: JsonObject = {};
    for (const [i, { source }] of words.sources.entries()) {
      const value = values[i] ?? '';
      if (source.in === 'path') path.set(source.name, value);
      else if (source.in === 'query') query = addToQuery(query, source.name, value);
      else if (source.in === 'body') inBody[source.name] = isPlainNumber(value) ? Number(value) : value;
    }
    for (const name of parameterNames(words.wire.path))
      if (!path.has(name)) path.set(name, this.#sampleParameter(words, name));
    const filled = words.wire.path.replace(/\{([^}]*)\}/g, (_, name: string) => path.get(name) ?? '');
    return { method, path: filled, query, body: this.#bodyToWire(words, request.body, inBody) };
  }

  /** What the document's path names and ours does not, such as a workspace. */
  #sampleParameter({ wire }: OperationWords, name: string): string {
    const parameter = wire.parameters.find((each) => each.in === 'path' && each.name === name);
    return encodeURIComponent(
      String(
        parameter?.example ?? (parameter?.schema ? sampleOf(follow(this.document, parameter.schema)) : 1),
      ),
    );
  }

  #bodyToWire(
    { body: codec, wrapper }: OperationWords,
    body: CodecRequest['body'],
    more: JsonObject,
  ): CodecRequest['body'] {
    if (body === undefined || !codec) return body;
    const isPlain = codec.isIdentity && wrapper === undefined && Object.keys(more).length === 0;
    const value = isPlain ? undefined : parsed(body);
    if (!isRecord(value)) return body;
    const wire = { ...(codec.toWire(value) as JsonObject), ...more };
    return written(wrapper === undefined ? wire : { [wrapper]: wire }) ?? body;
  }

  /** A method that our path does not have must be one that the document's does not have either. */
  #otherMethod(method: string, match: Match<OperationWords>, words: OperationWords): string {
    const theirs = this.#wire.find(words.wire.path)?.operations;
    if (!theirs?.has(method)) return method;
    const free = [...match.operations.keys()].find((each) => !theirs.has(each));
    return free ?? method;
  }

  /** A request in the document's words, in ours; undefined when the document has no such path or method. */
  requestFromWire(request: CodecRequest): DecodedRequest | undefined {
    const match = this.#wire.find(request.path);
    const route = match?.operations.get(request.method === 'HEAD' ? 'GET' : request.method);
    if (!match || !route) return undefined;
    const { words } = route;
    return words ? this.#decode(words, match.values, request) : { ...request, words, values: match.values };
  }

  #decode(words: OperationWords, given: string[], request: CodecRequest): DecodedRequest {
    const names = parameterNames(words.wire.path);
    const body = this.#bodyFromWire(words, request.body);
    let { query } = request;
    let missing: string | undefined;
    const values = words.sources.map(({ source }) => {
      if (source.in === 'record') return '';
      if (source.in === 'path') return given[names.indexOf(source.name)] ?? '';
      const found =
        source.in === 'query'
          ? takeFromQuery(query, source.name)
          : { query, value: idText(body.inBody.get(source.name)) };
      query = found.query;
      if (found.value === undefined && this.#isRequired(words, source)) missing ??= source.name;
      return found.value ?? '';
    });
    const decoded = queryFromWire(words, query, this.pageSize(words.id));
    const path = ourPath(words, values);
    const method = words.method.toUpperCase();
    return {
      method: request.method === 'HEAD' ? 'HEAD' : method,
      path,
      ...decoded,
      body: body.body,
      words,
      values,
      ...(missing !== undefined && { missing }),
    };
  }

  #isRequired({ wire, id }: OperationWords, source: { in: string; name: string }): boolean {
    if (source.in === 'body' || id.startsWith('create')) return id.startsWith('create');
    return (
      wire.parameters.find((each) => each.in === source.in && each.name === source.name)?.required === true
    );
  }

  #bodyFromWire({ body: codec, wrapper, sources }: OperationWords, body: CodecRequest['body']) {
    const inBody = new Map<string, unknown>();
    const names = sources.flatMap(({ source }) => (source.in === 'body' ? [source.name] : []));
    const isPlain = !codec || (codec.isIdentity && wrapper === undefined && names.length === 0);
    const whole = isPlain || body === undefined || body.length === 0 ? undefined : parsed(body);
    if (!isRecord(whole) || !codec) return { body, inBody };
    const value = wrapper === undefined ? whole : (own(whole, wrapper) ?? {});
    if (!isRecord(value)) return { body: JSON.stringify(value), inBody };
    const rest = { ...value };
    for (const name of names) {
      inBody.set(name, rest[name]);
      delete rest[name];
    }
    return { body: written(codec.fromWire(rest)) ?? body, inBody };
  }

  /** The body of a response in our words. */
  bodyFromWire(words: OperationWords | undefined, status: number, body: unknown): unknown {
    if (status >= 400) return errorFromWire(this.mapping.errors, body, (name) => fieldFromWire(words, name));
    return words ? successFromWire(words, body) : body;
  }

  /** Our body of a response in the document's words. */
  bodyToWire(words: OperationWords | undefined, status: number, body: unknown, offset?: number): unknown {
    if (status >= 400) {
      const template = this.#errorTemplate(words?.wire.operation, status);
      return errorToWire(this.mapping.errors, body, { template, rename: (name) => fieldToWire(words, name) });
    }
    if (!words) return body;
    return successToWire(words, withPosition(body, offset), this.#successTemplate(words));
  }

  readonly #templates = new Map<string, JsonObject>();

  /** What the document requires of a list or a single record beside the record itself. */
  #successTemplate({ id, success }: OperationWords): JsonObject {
    const known = this.#templates.get(id);
    if (known) return known;
    const { schema, location } = success;
    const template: JsonObject = {};
    if (schema && location !== undefined) {
      const whole = follow(this.document, schema);
      for (const name of whole.required ?? []) {
        const property = own(whole.properties, name);
        if (property && name !== location.split('.')[0])
          setOwn<unknown>(template, name, sampleOf(follow(this.document, property)));
      }
    }
    this.#templates.set(id, template);
    return template;
  }

  /** An error of that status as the document shows it; of another status when it shows none of this one. */
  #errorTemplate(operation: OperationObject | undefined, status: number): JsonObject {
    const key = `${operation?.operationId ?? ''} ${status}`;
    const known = this.#templates.get(key);
    if (known) return known;
    const exact = operation && this.#errorExample(operation, status);
    const any = exact ?? this.#anyErrorExample(status);
    const template = isRecord(any?.body) ? structuredClone(any.body) : {};
    const { code } = this.mapping.errors;
    if (code !== undefined && any?.status !== status)
      setValueAt(template, code, codeFor(status, valueAt(template, code)));
    this.#templates.set(key, template);
    return template;
  }

  #errorExample(operation: OperationObject, status: number): { status: number; body: unknown } | undefined {
    const response = own(operation.responses, String(status));
    const media = response && own(follow(this.document, response).content, JSON_TYPE);
    if (!media?.schema) return undefined;
    const schema = follow(this.document, media.schema);
    return { status, body: exampleOf({ ...media, schema }) ?? this.#required(schema) };
  }

  /** The required fields of an error, each with a sample. */
  #required({ properties = {}, required = [] }: Schema): JsonObject {
    return Object.fromEntries(
      required.flatMap((name) => {
        const property = own(properties, name);
        return property ? [[name, sampleOf(follow(this.document, property))] as const] : [];
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

  /** A URL of ours in the document's words, such as the link to another page. */
  urlToWire(url: string, basePath: string): string {
    return this.#translateUrl(url, basePath, (request) => this.requestToWire(request));
  }

  urlFromWire(url: string, basePath: string): string {
    return this.#translateUrl(url, basePath, (request) => this.requestFromWire(request) ?? request);
  }

  #translateUrl(url: string, basePath: string, translate: (request: CodecRequest) => CodecRequest): string {
    const [, origin = '', path = '', query = ''] = /^([a-z]+:\/\/[^/?]*)?([^?]*)\??(.*)$/s.exec(url) ?? [];
    if (!path.startsWith(`${basePath}/`)) return url;
    const translated = translate({
      method: 'GET',
      path: path.slice(basePath.length),
      query,
      body: undefined,
    });
    return `${origin}${basePath}${translated.path}${translated.query === '' ? '' : `?${translated.query}`}`;
  }

  /** Whether the operation's field is part of the document, for what the document cannot say. */
  has(way: string, words: OperationWords): boolean {
    return (
      words.success.schema !== undefined && propertyAt(this.document, words.success.schema, way) !== undefined
    );
  }
}

const isOperation = (value: unknown): value is OperationObject => isRecord(value) && 'responses' in value;

function methodToWire(method: string, { wire }: OperationWords): string {
  return method === 'HEAD' ? method : wire.method.toUpperCase();
}

function ourPath(words: OperationWords, values: string[]): string {
  let i = 0;
  return words.path.replace(/\{[^}]*\}/g, () => values[i++] || '0');
}

/** Undefined for what is nested too deeply to be written; such a body is rejected as it came. */
function written(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

const isPlainNumber = (text: string): boolean => /^\d+$/.test(text) && Number.isSafeInteger(Number(text));

/** A body of other bytes is left as it came, to be rejected as such. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

function parsed(body: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : UTF8.decode(body));
  } catch {
    return undefined;
  }
}

function idText(value: unknown): string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
}

/** Where the page begins, and whether another follows, for documents that say so instead of page numbers. */
function withPosition(body: unknown, offset: number | undefined): unknown {
  if (!isRecord(body) || !isRecord(body.meta)) return body;
  const { current_page, per_page, last_page, total } = body.meta as Record<string, number>;
  if (current_page === undefined || per_page === undefined) return body;
  const start = offset ?? (current_page - 1) * per_page;
  const hasMore = total === undefined ? current_page < (last_page ?? 0) : start + per_page < total;
  return { ...body, meta: { ...body.meta, offset: start, has_more: hasMore } };
}

function codeFor(status: number, example: unknown): unknown {
  if (typeof example === 'number') return status;
  const name = (STATUS_CODES[status] ?? 'error').toLowerCase().replaceAll(/[^a-z]+/g, '_');
  return typeof example === 'string' && example === example.toUpperCase() ? name.toUpperCase() : name;
}

function fieldToWire(words: OperationWords | undefined, name: string): string {
  if (!words) return name;
  const source = words.sources.find((each) => each.name === name)?.source;
  if (source && source.in !== 'record') return source.name;
  return queryNameToWire(words, name) ?? words.body?.wayToWire(name) ?? name;
}

function fieldFromWire(words: OperationWords | undefined, name: string): string {
  if (!words) return name;
  const source = words.sources.find((each) => each.source.in !== 'record' && each.source.name === name);
  if (source) return source.name;
  return queryNameFromWire(words, name) ?? words.body?.wayFromWire(name) ?? name;
}
