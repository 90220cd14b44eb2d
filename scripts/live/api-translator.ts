import type { Contract, Operation } from '../contract/contract.ts';
import type { Codec } from '../contract/mapping/codec.ts';
import { createCodec } from '../contract/mapping/create-codec.ts';
import type { BodyText } from '../contract/mapping/request-body.ts';
import { Router } from '../contract/router.ts';

/** A request with the path and query relative to the base URL: `/clients?page=2`. */
export interface RelativeRequest {
  /** In upper case. */
  method: string;
  path: string;
  body?: BodyText;
}

/** The operation that a request is for, with the contract's names. */
export interface RequestedOperation {
  operation: Operation;
  /** The values of the contract's path parameters; '' for one that the API's path lacks (`/phases/{id}`). */
  values: string[];
  body: BodyText;
}

/** Translates between the contract's format and the API's format, if they differ. */
export class ApiTranslator {
  readonly #codec: Codec | undefined;
  readonly #router: Router<Operation>;

  private constructor(private readonly contract: Contract) {
    this.#codec = contract.wire && createCodec(contract, contract.wire);
    this.#router = new Router(contract.operations);
  }

  static of(contract: Contract): ApiTranslator {
    const translator = TRANSLATORS.get(contract) ?? new ApiTranslator(contract);
    TRANSLATORS.set(contract, translator);
    return translator;
  }

  /** A contract request in the API's format. */
  toApi({ method, path, body }: RelativeRequest): RelativeRequest {
    if (!this.#codec) return { method, path, body };
    const [pathname = '', ...query] = path.split('?');
    const wire = this.#codec.requestToWire({ method, path: pathname, query: query.join('?'), body });
    const url = wire.query === '' ? wire.path : `${wire.path}?${wire.query}`;
    return { method: wire.method, path: url, body: wire.body };
  }

  /** The request for a contract operation on these records, in the API's format. */
  buildRequest({ method, path, pathParameters }: Operation, ids: number[] = [], query = ''): RelativeRequest {
    const filled = pathParameters.reduce(
      (text, { name }, i) => text.replace(`{${name}}`, String(ids[i])),
      path,
    );
    return this.toApi({ method: method.toUpperCase(), path: filled + query });
  }

  /** The contract operation of a request to the API; undefined if there is none. */
  findRequestedOperation({ method, path, body }: RelativeRequest): RequestedOperation | undefined {
    const [pathname = '', ...query] = path.split('?');
    if (!this.#codec) {
      const match = this.#router.find(pathname);
      const operation = match?.operations.get(method);
      return match && operation && { operation, values: match.values, body };
    }
    const decoded = this.#codec.requestFromWire({ method, path: pathname, query: query.join('?'), body });
    const operation = decoded?.mapped && this.contract.byId.get(decoded.mapped.id);
    return decoded && operation && { operation, values: decoded.values, body: decoded.body };
  }

  /** The JSON of a response in the contract's format; undefined if it is not JSON. */
  parseResponseBody({ id }: Operation, { status, text }: { status: number; text: string }): unknown {
    const body = parseJson(text);
    const mapped = this.#codec?.operations.find((each) => each.id === id);
    return this.#codec && body !== undefined ? this.#codec.responseFromWire(mapped, status, body) : body;
  }
}

const TRANSLATORS = new WeakMap<Contract, ApiTranslator>();

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The reads that every user may send, in the order to try them: GET /me, then the list of entries. A document without
 * that list gets its first GET without required parameters instead.
 */
export function listCommonReads(contract: Contract): RelativeRequest[] {
  const translator = ApiTranslator.of(contract);
  const me = contract.byId.get('getMe');
  const list = contract.byId.get('listEntries') ?? contract.operations.find(isParameterFreeRead);
  const query = list?.queryParameters.some(({ name }) => name === 'per_page') === false ? '' : '?per_page=1';
  return [
    ...(me ? [translator.buildRequest(me)] : []),
    list ? translator.buildRequest(list, [], query) : { method: 'GET', path: `/entries${query}` },
  ];
}

function isParameterFreeRead({
  id,
  method,
  pathParameters,
  queryParameters,
  headerParameters,
}: Operation): boolean {
  const parameters = [...pathParameters, ...queryParameters, ...headerParameters];
  return id !== 'getMe' && method === 'get' && parameters.every(({ required }) => !required);
}
