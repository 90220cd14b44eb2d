import createFetchClient from 'openapi-fetch';
import type { operations, paths } from '../../spec/contract.d.ts';
import type { Answer, SentRequest } from './answer.ts';
import { budgetOf } from './budget.ts';
import { checkAnswer } from './conformance.ts';
import { mustBeThere, mustKeepState, type Operation, operationNamed } from './contract.ts';
import { type UnderData, underData } from './envelope.ts';
import { presentBody, presentQuery, presentText } from './present.ts';
import { baseUrl } from './target.ts';
import { exchange, type WireAnswer } from './wire.ts';

export type OperationId = keyof operations;
type Query<O extends OperationId> = NonNullable<operations[O]['parameters']['query']>;
type Body<O extends OperationId> = operations[O] extends {
  requestBody?: { content: { 'application/json': infer B } };
}
  ? B
  : never;
/** The body of an operation's success, as tests read it. */
export type Success<O extends OperationId> = UnderData<SuccessBody<operations[O]['responses']>>;
type SuccessBody<R> = R extends { 200: { content: { 'application/json': infer B } } }
  ? B
  : R extends { 201: { content: { 'application/json': infer B } } }
    ? B
    : never;

/** What a call sends: path parameters by position, since the document may name them as it likes. */
export interface Input<O extends OperationId = OperationId> {
  ids?: number[];
  query?: Query<O>;
  body?: Body<O>;
}

/** The same without types, for inputs that are made from the document or wrong on purpose. */
export interface LooseInput {
  ids?: (number | string)[];
  query?: Record<string, unknown>;
  body?: unknown;
}

const fetchClient = createFetchClient<paths>({ baseUrl });

/** Calls operations as one actor. Every answer is held to the contract document before it is returned. */
export class Client {
  constructor(
    /** The actor's name, for failures. */
    readonly actor: string,
    /** The bearer token; undefined calls without one. */
    readonly token: string | undefined,
    /** What the calls are taken from; `noBudget` for tests that spend a limit on purpose. */
    private readonly budget = budgetOf(token),
  ) {}

  /** A typed call. */
  call<O extends OperationId>(operation: O, input: Input<O> = {}): Promise<Answer<Success<O>>> {
    return this.send(operation, input as LooseInput) as Promise<Answer<Success<O>>>;
  }

  /** An untyped call. */
  async send(operationId: string, { ids = [], query, body }: LooseInput = {}): Promise<Answer> {
    const operation = operationNamed(operationId);
    mustBeThere(operation);
    mustKeepState(operation);
    if (query) presentQuery(query);
    if (body !== undefined) presentBody(body);
    const path = pathParameters(operation, ids);
    const sent = new Exchange();
    this.budget.take(this.actor);
    await untyped(operation.method, operation.path, {
      params: { path, query },
      ...(body !== undefined && { body }),
      headers: this.token === undefined ? {} : { Authorization: `Bearer ${this.token}` },
      parseAs: 'text',
      Request: PlainRequest,
      fetch: (request: PlainRequest) => sent.fetch(request),
    });
    const answer = sent.answer(operation, this.actor);
    this.budget.note(answer);
    checkAnswer(answer);
    return underData(answer);
  }
}

const untyped = fetchClient.request as unknown as (
  method: string,
  path: string,
  init: object,
) => Promise<unknown>;

/** A request as openapi-fetch builds it. The platform's own class costs more than all the rest of a call. */
class PlainRequest {
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;

  constructor(
    readonly url: string,
    { method, headers, body }: { method: string; headers: Headers; body?: string },
  ) {
    this.method = method;
    this.headers = headers;
    this.body = body;
  }
}

const NOTHING_MORE = new Response(null, { status: 204 });

/** One request and what came back, kept aside from openapi-fetch, which would hide the raw answer. */
class Exchange {
  #request: SentRequest | undefined;
  #answer: WireAnswer | undefined;

  async fetch({ url, method, headers, body }: PlainRequest): Promise<Response> {
    const contentType = headers.get('content-type') ?? undefined;
    this.#request = {
      method,
      url,
      signedIn: headers.has('authorization'),
      ...(contentType && { contentType }),
      ...(body !== undefined && { body }),
    };
    this.#answer = await exchange(url, method, Object.fromEntries(headers), body);
    return NOTHING_MORE;
  }

  answer(operation: Operation, actor: string): Answer {
    if (!this.#request || !this.#answer) throw new Error(`${operation.id} was not sent`);
    return { operation, actor, request: this.#request, ...this.#answer, body: parse(this.#answer.text) };
  }
}

function pathParameters(operation: Operation, ids: (number | string)[]): Record<string, string> {
  if (ids.length !== operation.pathParameters.length) {
    throw new Error(`${operation.id} takes ${operation.pathParameters.length} ids, not ${ids.length}`);
  }
  for (const [i, { name }] of operation.pathParameters.entries()) presentText(ids[i], name);
  return Object.fromEntries(operation.pathParameters.map(({ name }, i) => [name, String(ids[i])]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
