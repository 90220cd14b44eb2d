import type { Contract } from '../spec/contract.ts';
import { point } from './faults/point.ts';
import { type Answer, jsonAnswer, originOf, type Request } from './http.ts';
import type { Prism } from './prism.ts';
import { Problem } from './problems.ts';
import { HANDLERS } from './resources/index.ts';
import type { Router } from './router.ts';
import { type Authenticated, authenticate } from './steps/authenticate.ts';
import { authorizeCall } from './steps/authorize-call.ts';
import { envelope } from './steps/envelope.ts';
import { findRecord } from './steps/find-record.ts';
import { handle } from './steps/handle.ts';
import { countRequest, type RateLimitOverride, rateHeaders, refuseOverLimit } from './steps/rate-limit.ts';
import { refuseKeptOut } from './steps/refuse-kept-out.ts';
import { type Routed, route } from './steps/route.ts';
import { show } from './steps/show.ts';
import { validate } from './steps/validate.ts';
import type { StoreSupport } from './support/store-support.ts';
import type { Tokens } from './tokens.ts';

/** What the API's pipeline needs of the mock. */
export interface Api {
  contract: Contract;
  router: Router;
  /** Of the document without faults: a fault in it says nothing about the store. */
  support: StoreSupport;
  prism: Prism;
  tokens: Tokens;
  rateLimit?: RateLimitOverride;
  /** Whether each answer is checked against the document before it goes out. */
  validateResponses: boolean;
}

/** Takes a request through the steps. Each passes on or throws a problem; `respond` writes either. */
export const answerApi = point(function answerApi(api: Api, request: Request): Answer {
  return respond(() => {
    const routed = route(api.router, api.contract.basePath, request.method, request.path);
    const authenticated = authenticate(api, request);
    const budget = countRequest(authenticated.grant, api.contract.rateLimits, api.rateLimit);
    const answer = respond(() => {
      refuseOverLimit(budget);
      return operate(api, request, routed, authenticated);
    });
    Object.assign(answer.headers, rateHeaders(budget));
    return api.validateResponses ? checked(api, routed, answer) : answer;
  });
});

/** The steps behind the limit; apart from the others so that the bench can take them without it. */
export const operate = point(function operate(
  api: Api,
  request: Request,
  { operation, values }: Routed,
  { caller, grant }: Authenticated,
): Answer {
  const { contract, prism, support } = api;
  const { workspace } = caller;
  refuseKeptOut(grant);
  authorizeCall(operation, caller);
  const handler = HANDLERS.get(operation.id);
  if (!handler || support.reason(operation.id) !== undefined) return exampleAnswer(api, request, operation);
  const context = { contract, caller, workspace, store: workspace.store, now: workspace.clock.now() };
  const target = findRecord(operation, handler, values, context);
  const input = validate(prism, operation, request);
  const outcome = handle({ operation, ...handler, target, input, context });
  const url = { path: `${originOf(request)}${request.path}`, query: request.query };
  const shown = envelope(operation, show(outcome, input.query.load, url, context));
  return successAnswer(operation, shown);
});

/** What the store does not support is served from the document's example, so that a newer document works at once. */
function exampleAnswer({ prism }: Api, request: Request, operation: Routed['operation']): Answer {
  validate(prism, operation, request);
  return successAnswer(operation, prism.example(operation, operation.success.status));
}

/** An answer without a body has no content type either (RFC 9110 8.3). */
function successAnswer({ success: { status } }: Routed['operation'], body: unknown): Answer {
  return body === undefined ? { status, headers: {}, body: '' } : jsonAnswer(status, body);
}

/** The one place where a problem becomes an answer; anything unknown is a bare 500. */
function respond(steps: () => Answer): Answer {
  try {
    return steps();
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem('serverError');
    if (problem !== error) console.error(error);
    return jsonAnswer(problem.status, problem.body(), problem.headers);
  }
}

/** Ajv checks inherited properties too where a schema has a field called `constructor`. */
function withoutPrototype(_key: string, value: unknown): unknown {
  const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isPlain ? Object.setPrototypeOf(value, null) : value;
}

/** Replaces an answer that breaks the document by a 500 that says how; for the project's own tests. */
function checked({ prism }: Api, { operation }: Routed, answer: Answer): Answer {
  const violations = prism.answerViolations(
    operation,
    answer.status,
    answer.headers,
    answer.body === '' ? undefined : JSON.parse(String(answer.body), withoutPrototype),
  );
  if (violations.length === 0) return answer;
  const message = `The mock's answer breaks the document: ${JSON.stringify(violations)}`;
  return { ...jsonAnswer(500, { message }), headers: answer.headers };
}
