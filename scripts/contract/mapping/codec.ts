import { dereference } from '../dereference.ts';
import type { JsonObject, OpenApiDocument } from '../document.ts';
import { type Match, Router } from '../router.ts';
import { generateSample } from '../sample.ts';
import { errorFromWire, errorToWire } from './errors.ts';
import { fieldFromWire, fieldToWire } from './field-names.ts';
import { type MappedOperation, mapOperations, otherOperations } from './mapped-operation.ts';
import type { Mapping } from './mapping-model.ts';
import { addFills, takeFills } from './path-fills.ts';
import { idFromWire, idToWire, pathId } from './path-ids.ts';
import { addToQuery, queryFromWire, queryToWire, takeFromQuery } from './query.ts';
import { type BodyText, bodyFromWire, bodyToWire, idText, isCanonicalNumber } from './request-body.ts';
import { successFromWire, successToWire } from './success.ts';
import { Templates } from './templates.ts';
import { follow, isRecord } from './value-paths.ts';

/** A request without its headers; the path is relative to the base path. */
export interface CodecRequest {
  method: string;
  path: string;
  /** Without the question mark. */
  query: string;
  body: BodyText;
}

/** A route of the document; an operation that the contract lacks has no `mapped`. */
interface WireRoute {
  method: string;
  path: string;
  mapped?: MappedOperation;
}

/** A request in the contract's format. */
export interface DecodedRequest extends CodecRequest {
  mapped: MappedOperation | undefined;
  /** The contract's path parameters in order; '' for an ID that only the record contains (`/phases/{id}`). */
  values: string[];
  /** The index of the first record, if it is not the first record of a page. */
  offset?: number;
  /** The document's required parameter for an ID of the contract's path, if the request lacks it. */
  missing?: string;
}

/** Translates requests and responses between the formats of the document and the contract. */
export class Codec {
  readonly operations: MappedOperation[];
  readonly #contractRoutes: Router<MappedOperation>;
  readonly #wireRoutes: Router<WireRoute>;
  readonly #templates: Templates;
  readonly #document: OpenApiDocument;

  /** `pageSize` returns the page size of a list operation for a request without one. */
  constructor(
    wireDocument: OpenApiDocument,
    private readonly mapping: Mapping,
    private readonly pageSize: (operation: string) => number,
  ) {
    // Samples are generated from dereferenced schemas.
    const document = dereference(wireDocument);
    this.#document = document;
    this.operations = mapOperations(document, mapping);
    this.#templates = new Templates(document, mapping.errors);
    this.#contractRoutes = new Router(this.operations);
    const mappedRoutes = this.operations.map((mapped) => ({ ...mapped.wire, mapped }));
    const otherRoutes = otherOperations(document, this.operations);
    this.#wireRoutes = new Router<WireRoute>([...mappedRoutes, ...otherRoutes]);
  }

  /** The routes of the document at a path. */
  find(path: string): Match<WireRoute> | undefined {
    return this.#wireRoutes.find(path);
  }

  /** Translates a contract request into the document's format. Returns requests for other operations unchanged. */
  requestToWire(request: CodecRequest): CodecRequest {
    const match = this.#contractRoutes.find(request.path);
    const method = request.method.toUpperCase();
    const requested = match?.operations.get(method === 'HEAD' ? 'GET' : method);
    const mapped = requested ?? match?.operations.values().next().value;
    if (!match || !mapped) return request;
    return this.#encode(
      mapped,
      requested ? methodToWire(method, mapped) : this.#unsupportedMethod(method, match, mapped),
      match.values,
      request,
    );
  }

  #encode(
    mapped: MappedOperation,
    method: string,
    values: string[],
    contractRequest: CodecRequest,
  ): CodecRequest {
    const { pathValues, ...request } = takeFills(mapped, contractRequest);
    for (const [name, value] of pathValues)
      pathValues.set(name, idToWire(mapped, { in: 'path', name }, value));
    let query = queryToWire(mapped, request.query, this.pageSize(mapped.id));
    const bodyIds: JsonObject = {};
    for (const [i, { source }] of mapped.sources.entries()) {
      const value = idToWire(mapped, source, values[i] ?? '');
      if (source.in === 'path') pathValues.set(source.name, value);
      else if (source.in === 'query') query = addToQuery(query, source.name, value);
      else if (source.in === 'body') bodyIds[source.name] = isCanonicalNumber(value) ? Number(value) : value;
    }
    for (const name of mapped.wire.names)
      if (!pathValues.has(name)) pathValues.set(name, this.#sampleParameter(mapped, name));
    const filled = mapped.wire.path.replace(/\{([^}]*)\}/g, (_, name: string) => pathValues.get(name) ?? '');
    return { method, path: filled, query, body: bodyToWire(mapped, request.body, bodyIds) };
  }

  /** A sample for a parameter that only the document's path has, such as a workspace. */
  #sampleParameter({ wire }: MappedOperation, name: string): string {
    const parameter = wire.parameters.find((each) => each.in === 'path' && each.name === name);
    return encodeURIComponent(
      String(
        parameter?.example ??
          (parameter?.schema ? generateSample(follow(this.#document, parameter.schema)) : 1),
      ),
    );
  }

  /** Translates a method that the contract's path lacks: into one that the document's path lacks as well. */
  #unsupportedMethod(method: string, match: Match<MappedOperation>, mapped: MappedOperation): string {
    const wireMethods = this.#wireRoutes.find(mapped.wire.path)?.operations;
    if (!wireMethods?.has(method)) return method;
    const free = [...match.operations.keys()].find((each) => !wireMethods.has(each));
    return free ?? method;
  }

  /** Translates a document request into the contract's format; undefined if the document lacks its path or method. */
  requestFromWire(request: CodecRequest): DecodedRequest | undefined {
    const match = this.#wireRoutes.find(request.path);
    const route = match?.operations.get(request.method === 'HEAD' ? 'GET' : request.method);
    if (!match || !route) return undefined;
    const { mapped } = route;
    return mapped
      ? this.#decode(mapped, match.values, request)
      : { ...request, mapped, values: match.values };
  }

  #decode(mapped: MappedOperation, pathValues: string[], request: CodecRequest): DecodedRequest {
    const { names } = mapped.wire;
    const body = bodyFromWire(mapped, request.body);
    let { query } = request;
    let missing: string | undefined;
    const values = mapped.sources.map(({ source }) => {
      if (source.in === 'record') return '';
      if (source.in === 'path') return pathId(mapped, names, pathValues, source.name);
      const found =
        source.in === 'query'
          ? takeFromQuery(query, source.name)
          : { query, value: idText(body.bodyIds.get(source.name)) };
      query = found.query;
      if (found.value === undefined && this.#isRequired(mapped, source)) missing ??= source.name;
      return idFromWire(mapped, source, found.value ?? '');
    });
    const decoded = queryFromWire(mapped, query, this.pageSize(mapped.id));
    const path = contractPath(mapped, values);
    const method = mapped.method.toUpperCase();
    const filled = addFills(mapped, { query: decoded.query, body: body.body }, (name) =>
      pathId(mapped, names, pathValues, name),
    );
    return {
      method: request.method === 'HEAD' ? 'HEAD' : method,
      path,
      ...decoded,
      ...filled,
      mapped,
      values,
      ...(missing !== undefined && { missing }),
    };
  }

  #isRequired({ wire, id }: MappedOperation, source: { in: string; name: string }): boolean {
    if (source.in === 'body' || id.startsWith('create')) return id.startsWith('create');
    return (
      wire.parameters.find((each) => each.in === source.in && each.name === source.name)?.required === true
    );
  }

  /** Translates a response body into the contract's format. */
  responseFromWire(mapped: MappedOperation | undefined, status: number, body: unknown): unknown {
    if (status >= 400) return errorFromWire(this.mapping.errors, body, (name) => fieldFromWire(mapped, name));
    return mapped ? successFromWire(mapped, body) : body;
  }

  /** Translates a contract response body into the document's format. */
  responseToWire(
    mapped: MappedOperation | undefined,
    status: number,
    body: unknown,
    offset?: number,
  ): unknown {
    if (status >= 400) {
      const template = this.#templates.getErrorTemplate(mapped?.wire.operation, this.statusToWire(status));
      return errorToWire(this.mapping.errors, body, {
        template,
        findField: (name) => fieldToWire(mapped, name),
      });
    }
    if (!mapped) return body;
    return successToWire(mapped, body, { template: this.#templates.getSuccessTemplate(mapped), offset });
  }

  /** The document's status for a contract error. */
  statusToWire(status: number): number {
    return status === 422 ? (this.mapping.errors.invalid ?? 422) : status;
  }

  /** The contract's status: 422 if the body names the invalid fields. */
  statusFromWire(status: number, body: unknown): number {
    return status === this.mapping.errors.invalid && isRecord(body) && body.errors !== undefined
      ? 422
      : status;
  }

  /** Translates a contract URL into the document's format, such as a link to another page. */
  urlToWire(url: string, basePath: string): string {
    const translated = this.#translateUrl(url, basePath, (request) => this.requestToWire(request));
    // RFC 3986 does not allow brackets in a query, so encode them, unless the contract URL has them unencoded.
    return url.includes('[') ? translated : translated.replaceAll('[', '%5B').replaceAll(']', '%5D');
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
}

function methodToWire(method: string, { wire }: MappedOperation): string {
  return method === 'HEAD' ? method : wire.method.toUpperCase();
}

function contractPath(mapped: MappedOperation, values: string[]): string {
  let i = 0;
  return mapped.path.replace(/\{[^}]*\}/g, () => values[i++] || '0');
}
