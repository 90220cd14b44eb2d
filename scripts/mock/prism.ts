import { createRequire } from 'node:module';
import type { Contract, OpenApiDocument, Operation } from '../contract/contract.ts';
import { dereference } from '../contract/dereference.ts';
import type { RawQuery } from './query.ts';

/*
 * All that the mock uses of Prism stands behind this file. Its modules are loaded one by one, because the
 * package's entry loads a generator of random data that takes a second and serves nothing here. Prism has no
 * exports map, so deep imports hold within the pinned version; tests/mock/prism.test.ts pins each of them.
 */
const ours = createRequire(import.meta.url);
/** Resolves what Prism itself depends on, wherever npm has put it. */
const prisms = createRequire(ours.resolve('@stoplight/prism-http'));

/** What Prism's modules take and give, as far as it matters here. */
type Either<L, R> = { _tag: 'Left'; left: L } | { _tag: 'Right'; right: R };
interface Diagnostic {
  message: string;
  code?: string | number;
  path?: (string | number)[];
}
interface HttpOperation {
  method: string;
  path: string;
}
interface HttpResponse {
  statusCode: number;
  headers?: Record<string, string>;
  body?: unknown;
}
type Validate = (pair: { resource: HttpOperation; element: object }) => Either<Diagnostic[], unknown>;

/** One rule of the document that a request or an answer breaks. */
export interface Violation {
  /** `body`, `query`, `header` or `path`, and the way to the value in it. */
  path: string[];
  /** The JSON Schema keyword, or 415 for a content type that the document does not list. */
  rule: string;
  message: string;
}

export class Prism {
  readonly #operations = new Map<string, HttpOperation>();
  #document: OpenApiDocument | undefined;

  constructor(private readonly contract: Contract) {}

  /** Loads now what the first request with a query or a body would wait for: Prism's modules take 0.4 s. */
  warmUp(): void {
    const [operation] = this.contract.operations;
    if (operation) this.violations(operation, {}, undefined);
  }

  /** What is wrong with a request's query and body; nothing when it is as the document says. */
  violations(operation: Operation, query: RawQuery, body: unknown): Violation[] {
    const element = { method: operation.method, url: { path: operation.path, query }, headers: {}, body };
    const validateInput: Validate = ours('@stoplight/prism-http/dist/validator').validateInput;
    const result = validateInput({ resource: this.#resource(operation), element });
    return result._tag === 'Left' ? result.left.map(violation).filter(({ path }) => path[0] !== 'path') : [];
  }

  /** What is wrong with an answer. */
  responseViolations(operation: Operation, statusCode: number, headers: object, body: unknown): Violation[] {
    const validateOutput: Validate = ours('@stoplight/prism-http/dist/validator').validateOutput;
    const element = { statusCode, headers, body };
    const result = validateOutput({ resource: this.#resource(operation), element });
    return result._tag === 'Left' ? result.left.map(violation) : [];
  }

  /** Prism's answer of that status from the document's examples, for operations of which no state is kept. */
  example(operation: Operation, code: number): unknown {
    const mock = ours('@stoplight/prism-http/dist/mocker').default;
    const input = {
      validations: [],
      data: { method: operation.method, url: { path: operation.path }, headers: {} },
    };
    // A fresh configuration each time: Prism writes the first request's Accept header into a shared one.
    const config = { dynamic: false, code };
    const response: Either<Error, HttpResponse> = mock({
      resource: this.#resource(operation),
      input,
      config,
    })(SILENT);
    if (response._tag === 'Left') throw response.left;
    return response.right.body;
  }

  /** The operation in Prism's form, made when it is first asked for. */
  #resource({ method, path }: Operation): HttpOperation {
    const key = `${method} ${path}`;
    let resource = this.#operations.get(key);
    if (!resource) {
      resource = this.#transform(path, method);
      this.#operations.set(key, resource);
    }
    return resource;
  }

  /** What Prism does with every operation of a document when it starts, for one of them. */
  #transform(name: string, method: string): HttpOperation {
    const { bundleTarget, decycle } = prisms('@stoplight/json');
    const { transformOas3Operation } = prisms('@stoplight/http-spec/oas3/operation');
    const { OPERATION_CONFIG } = prisms('@stoplight/http-spec/oas');
    this.#document ??= decycle(dereference(this.contract.document)) as OpenApiDocument;
    const operation = transformOas3Operation({
      document: this.#document,
      name,
      method,
      config: OPERATION_CONFIG,
    });
    const document = { ...this.#document, __target__: operation };
    return bundleTarget({ document, path: '#/__target__', cloneDocument: false });
  }
}

const silent = () => undefined;
const SILENT = {
  fatal: silent,
  error: silent,
  warn: silent,
  info: silent,
  debug: silent,
  trace: silent,
  success: silent,
  child: () => SILENT,
} as Record<string, unknown>;

function violation({ path = [], code = '', message }: Diagnostic): Violation {
  return { path: path.map(String), rule: String(code), message };
}
