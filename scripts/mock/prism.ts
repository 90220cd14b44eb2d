import { createRequire } from 'node:module';
import type { Contract, Operation } from '../spec/contract.ts';
import type { RawQuery } from './query.ts';

/*
 * All that the mock uses of Prism stands behind this file. Its modules are loaded one by one, because the
 * package's entry loads a generator of random data that takes a second and serves nothing here. Prism has no
 * exports map, so deep imports hold within the pinned version; tests/mock/prism.test.ts pins each of them.
 */
const require = createRequire(import.meta.url);

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
  readonly #operations: Map<string, HttpOperation>;
  readonly #validateInput: Validate;

  private constructor(operations: HttpOperation[]) {
    this.#operations = new Map(operations.map((each) => [key(each.method, each.path), each]));
    this.#validateInput = require('@stoplight/prism-http/dist/validator').validateInput;
  }

  /** Reads the document's operations into Prism's form. */
  static async load({ document }: Contract): Promise<Prism> {
    const { getHttpOperationsFromSpec } = require('@stoplight/prism-http/dist/utils/operations');
    return new Prism(await getHttpOperationsFromSpec(document));
  }

  /** What is wrong with a request's query and body; nothing when it is as the document says. */
  violations(operation: Operation, query: RawQuery, body: unknown): Violation[] {
    const element = { method: operation.method, url: { path: operation.path, query }, headers: {}, body };
    const result = this.#validateInput({ resource: this.#resource(operation), element });
    return result._tag === 'Left' ? result.left.map(violation).filter(({ path }) => path[0] !== 'path') : [];
  }

  /** What is wrong with an answer. */
  answerViolations(operation: Operation, statusCode: number, headers: object, body: unknown): Violation[] {
    const validateOutput: Validate = require('@stoplight/prism-http/dist/validator').validateOutput;
    const element = { statusCode, headers, body };
    const result = validateOutput({ resource: this.#resource(operation), element });
    return result._tag === 'Left' ? result.left.map(violation) : [];
  }

  /** Prism's answer of that status from the document's examples, for operations of which no state is kept. */
  example(operation: Operation, code: number): unknown {
    const mock = require('@stoplight/prism-http/dist/mocker').default;
    const input = {
      validations: [],
      data: { method: operation.method, url: { path: operation.path }, headers: {} },
    };
    // A fresh configuration each time: Prism writes the first request's Accept header into a shared one.
    const config = { dynamic: false, code };
    const answer: Either<Error, HttpResponse> = mock({ resource: this.#resource(operation), input, config })(
      SILENT,
    );
    if (answer._tag === 'Left') throw answer.left;
    return answer.right.body;
  }

  #resource({ id, method, path }: Operation): HttpOperation {
    const found = this.#operations.get(key(method, path));
    if (!found) throw new Error(`Prism does not know operation ${id} (${method} ${path}).`);
    return found;
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

const key = (method: string, path: string): string => `${method.toLowerCase()} ${path}`;

function violation({ path = [], code = '', message }: Diagnostic): Violation {
  return { path: path.map(String), rule: String(code), message };
}
