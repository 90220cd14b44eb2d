import type { Contract, OpenApiDocument, Operation } from '../contract/contract.ts';
import { dereference } from '../contract/dereference.ts';
import { METHODS, type Method } from '../contract/document.ts';
import { isMultipleOf } from '../contract/multiple-of.ts';
import { JSON_TYPE } from '../contract/responses.ts';
import {
  type Diagnostic,
  type Either,
  type HttpOperation,
  lazyPackages,
  type PrismParameter,
} from './lazy-packages.ts';
import type { ParameterValues } from './request-parameters.ts';
import { needsStandIns, originalNames, withoutStandIns, withStandIns } from './stand-ins.ts';

/** A rule of the document that a request or a response violates. */
export interface Violation {
  /** `body`, `query`, `header` or `path`, and the path of the value in it. */
  path: string[];
  /** The JSON Schema keyword, or 415 for a content type that the document does not list. */
  rule: string;
  message: string;
}

/** Without a content type, Prism throws and catches an error for each request. */
const JSON_HEADERS = { 'content-type': JSON_TYPE };

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

export class Prism {
  readonly #operations = new Map<string, HttpOperation>();
  readonly #bodies = new Map<string, HttpOperation>();
  readonly #parameters = new Map<string, HttpOperation | undefined>();
  #document: OpenApiDocument | undefined;
  #needsStandIns = false;

  constructor(private readonly contract: Contract) {}

  /** Preloads Prism's modules, which takes 0.4 s and would delay the first request. */
  warmUp(): void {
    const [operation] = this.contract.operations;
    if (operation) this.violations(operation, {}, undefined);
  }

  /** Finds the violations in a request's parameters and body; their values are typed as far as possible. */
  violations(
    operation: Operation,
    parameters: Partial<ParameterValues>,
    body: unknown,
    mediaType = JSON_TYPE,
  ): Violation[] {
    const inBody = this.#inputViolations(this.#prepareBody(operation, mediaType), body);
    const inParameters = this.#inputViolations(this.#prepareParameters(operation), parameters);
    return [...inBody, ...inParameters.map(({ path, ...rest }) => ({ ...rest, path: path.slice(1) }))];
  }

  #inputViolations(resource: HttpOperation | undefined, body: unknown): Violation[] {
    if (resource?.request?.body === undefined) return [];
    const value = this.#needsStandIns ? withStandIns(body) : body;
    const url = { path: resource.path, query: {} };
    const element = { method: 'post', url, headers: JSON_HEADERS, body: value };
    return collectViolations(lazyPackages.validateInput({ resource, element }), body);
  }

  /** Finds the violations in a response. */
  responseViolations(operation: Operation, statusCode: number, headers: object, body: unknown): Violation[] {
    const resource = this.#resource(operation);
    const element = { statusCode, headers, body: this.#needsStandIns ? withStandIns(body) : body };
    return collectViolations(lazyPackages.validateOutput({ resource, element }), body);
  }

  /** Prism's response with this status, built from the examples of the document. */
  example(operation: Operation, code: number): unknown {
    const input = {
      validations: [],
      data: { method: operation.method, url: { path: operation.path }, headers: {} },
    };
    // A new configuration each time: Prism writes the first request's Accept header into a shared one.
    const config = { dynamic: false, code, mediaTypes: [JSON_TYPE] };
    const response = lazyPackages.mock({ resource: this.#resource(operation), input, config })(SILENT_LOGGER);
    if (response._tag === 'Left') return undefined;
    return this.#needsStandIns ? withoutStandIns(response.right.body) : response.right.body;
  }

  /** The operation with one media type of the body, declared as JSON, because bodies are parsed before validation. */
  #prepareBody(operation: Operation, mediaType: string): HttpOperation {
    return getOrAdd(this.#bodies, `${buildKey(operation)} ${mediaType}`, () => {
      const resource = this.#resource(operation);
      const { body } = resource.request ?? {};
      const content = body?.contents?.find((each) => each.mediaType === mediaType);
      const contents = content ? [{ ...content, mediaType: JSON_TYPE }] : [];
      return { ...resource, request: body ? { body: { ...body, contents } } : {} };
    });
  }

  /**
   * An operation whose body contains the parameters of this operation. Prism's own parser of parameters supports
   * neither cookies nor the default styles, and fails on an absent list in a header.
   */
  #prepareParameters(operation: Operation): HttpOperation | undefined {
    return getOrAdd(this.#parameters, buildKey(operation), () => {
      const { id, method, path, request = {}, __bundled__ } = this.#resource(operation);
      const { query = [], headers = [], cookie = [] } = request;
      const header = headers.filter(({ name }) =>
        operation.headerParameters.some((each) => each.name === name),
      );
      if (query.length + header.length + cookie.length === 0) return undefined;
      const properties = {
        query: buildObjectSchema(query),
        header: buildObjectSchema(header),
        cookie: buildObjectSchema(cookie),
      };
      const schema = { $schema: DIALECT, type: 'object', properties };
      const body = { contents: [{ mediaType: JSON_TYPE, schema }] };
      return { id, method, path, request: { body }, responses: [], __bundled__ };
    });
  }

  /** The operation in Prism's format, created on first use. */
  #resource(operation: Operation): HttpOperation {
    const { path, method } = operation;
    return getOrAdd(this.#operations, buildKey(operation), () => this.#transform(path, method));
  }

  #readDocument(): OpenApiDocument {
    const { document } = this.contract;
    this.#needsStandIns = needsStandIns(document);
    return this.#needsStandIns ? (withStandIns(document) as OpenApiDocument) : document;
  }

  /** Converts one operation to Prism's format; Prism itself converts all operations at the start. */
  #transform(name: string, method: Method): HttpOperation {
    this.#document ??= this.#readDocument();
    const part = onlyOperation(this.#document, name, method);
    const document = lazyPackages.decycle(dereference(this.#document, part));
    const config = lazyPackages.OPERATION_CONFIG;
    const operation = lazyPackages.transformOperation({ document, name, method, config });
    const target = { ...document, __target__: operation };
    return lazyPackages.bundleTarget({ document: target, path: '#/__target__', cloneDocument: false });
  }
}

/** Reduces a document to one operation. Prism inlines all references, which is slow for a whole document. */
function onlyOperation(document: OpenApiDocument, path: string, method: Method): OpenApiDocument {
  const { components, paths, ...rest } = document;
  const otherMethods = METHODS.filter((each) => each !== method);
  const item = Object.entries(paths[path] ?? {}).filter(([key]) => !otherMethods.includes(key as Method));
  const { securitySchemes = {} } = components ?? {};
  return { ...rest, components: { securitySchemes }, paths: { [path]: Object.fromEntries(item) } };
}

const logNothing = () => undefined;
const SILENT_LOGGER = {
  fatal: logNothing,
  error: logNothing,
  warn: logNothing,
  info: logNothing,
  debug: logNothing,
  trace: logNothing,
  success: logNothing,
  child: () => SILENT_LOGGER,
} as Record<string, unknown>;

const buildKey = ({ method, path }: Operation): string => `${method} ${path}`;

/** The parameters of one location as an object schema. */
function buildObjectSchema(parameters: PrismParameter[]): object {
  const properties = parameters.map(({ name, schema, content }) => [
    name,
    schema ?? findSchema(content) ?? {},
  ]);
  const required = parameters.filter((parameter) => parameter.required === true).map(({ name }) => name);
  return { type: 'object', properties: Object.fromEntries(properties), required };
}

function findSchema(content: PrismParameter['content']): object | undefined {
  return Object.values(content ?? {})[0]?.schema;
}

function collectViolations(result: Either<Diagnostic[], unknown>, value: unknown): Violation[] {
  if (result._tag === 'Right') return [];
  return result.left.map(toViolation).filter((each) => !isRoundingError(each, value));
}

function toViolation({ path = [], code = '', message }: Diagnostic): Violation {
  const [location = '', ...segments] = path.map(String);
  const keys = segments.map((segment) => originalNames(segment.replaceAll('~1', '/').replaceAll('~0', '~')));
  const text = originalNames(message);
  return { path: path.length === 0 ? [] : [location, ...keys], rule: String(code), message: text };
}

/** Whether a multipleOf violation is a floating-point error: for Prism, 0.29 is not a multiple of 0.01. */
function isRoundingError({ path: [location, ...keys], rule, message }: Violation, body: unknown): boolean {
  if (rule !== 'multipleOf' || location !== 'body') return false;
  const value = keys.reduce(
    (current: unknown, key) => (current as Record<string, unknown> | undefined)?.[key],
    body,
  );
  const divisor = Number(/multiple of (\S+)$/.exec(message)?.[1]);
  return isMultipleOf(Number(value), divisor);
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  if (!map.has(key)) map.set(key, make());
  return map.get(key) as V;
}
