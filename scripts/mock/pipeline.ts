import type { Api } from './api.ts';
import { getOrigin, type MockRequest, type MockResponse, type StepResponse, serializeBody } from './http.ts';
import { authorizationEndpoint } from './oauth/authorization-endpoint.ts';
import { revocationEndpoint } from './oauth/revocation-endpoint.ts';
import { tokenEndpoint } from './oauth/token-endpoint.ts';
import type { OperationCall } from './operation-call.ts';
import { Problem } from './problems.ts';
import { HANDLERS } from './resources/index.ts';
import { type Authenticated, authenticate, blockThirdParty } from './steps/authenticate.ts';
import { authorizeBody, authorizeOperation } from './steps/authorize.ts';
import { checkState } from './steps/check-state.ts';
import { draftRecord } from './steps/draft-record.ts';
import { findRecord } from './steps/find-record.ts';
import { handle } from './steps/handle.ts';
import { countRequest, limitRate } from './steps/rate-limit.ts';
import { checkResponse, completeHeaders, respond, respondWithProblem } from './steps/respond.ts';
import { type Routed, route } from './steps/route.ts';
import { serveExample } from './steps/serve-example.ts';
import { show, wrap } from './steps/show.ts';
import { translateRequest, translateResponse } from './steps/translate.ts';
import { validate } from './steps/validate.ts';

/**
 * The steps of an API request, in the order in which `handleApi` and the functions below it run them. A step may throw
 * a Problem, which ends the request with one of the statuses in its comment; the contract can override these statuses.
 * Steps delegate decisions to the policies in `policies.ts`. "The document" is Timeneye's, with Timeneye's names; the
 * mapping in `spec/mapping.yaml` translates it to the contract.
 */
const API_STEPS = {
  route, //              404 for an unknown path, 405 with Allow for a method that the path does not have
  authenticate, //       401 with WWW-Authenticate, for a missing or invalid token or a deactivated user
  countRequest, //       counts the request of the user/client pair, unless the limit is reached; requests that a
  //                     later step rejects count too
  limitRate, //          429 with Retry-After and X-RateLimit-Reset when the limit is reached
  blockThirdParty, //    403 for an application's token while the workspace blocks third-party apps; if the contract
  //                     has 401 instead, `authenticate` rejects the token
  authorizeOperation, // 403 when none of the caller's roles has access to the operation
  translateRequest, //   from the document's names to the contract's; 422 if an ID of the contract's path is missing
  serveExample, //       the documented example, for operations that the store does not support; only `validate` runs
  //                     before it, and the other steps up to `respond` are skipped
  findRecord, //         the records that the path names: 404 for a hidden record, 403 for a visible record that the
  //                     caller may not use for the operation (or as the parent of a new record), and for a locked day
  validate, //           415 for the media type, 400 for malformed JSON, 422 for violations of the contract
  draftRecord, //        create and update: the future record, not stored yet
  authorizeBody, //      create and update: 403 for a field or the future record, 422 for a hidden ID in the body, 403
  //                     for a locked day
  checkState, //         create and update: 422 for rules that a schema cannot express, such as a name that is taken
  handle, //             reads or writes the store; 422 for a timer action or a delete that is not possible now
  show, //               the records as the caller sees them: relations that `load[]` names, no hidden fields
  wrap, //               the body in the contract's format: under `data`, or bare
  respond, //            the response, with the operation's success status
  completeHeaders, //    after authentication: sample values for headers that the contract requires and no step sets
  translateResponse, //  from the contract's names to the document's, and to its media type; for errors too
};

/** The step that ends a rejected or failed request. */
const ENDINGS = {
  respondWithProblem, // the error response, with the contract's status and body
};

/** The endpoints of the authorization server, which `oauth/index.ts` calls. Extensions can replace them, too. */
const OAUTH_ENDPOINTS = {
  authorizationEndpoint, // 200 consent page, 302 back to the application, 4xx page
  tokenEndpoint, //         200, 400, 401
  revocationEndpoint, //    200, 400, 401
};

export const STEPS = { ...API_STEPS, ...ENDINGS, ...OAUTH_ENDPOINTS };

export type Steps = typeof STEPS;

/** Runs an API request through the steps. Responses sent before authentication have no rate-limit headers. */
export function handleApi(api: Api & { steps: Steps }, request: MockRequest): MockResponse {
  const { steps } = api;
  let routed: Routed | undefined;
  const response = catchProblem(api, () => {
    routed = steps.route(api, request);
    return handleRouted(api, request, routed);
  });
  return serializeBody(steps.translateResponse(api, request, routed, response));
}

/**
 * The steps after the operation is known. With `--validate-responses`, a response that violates its schema becomes a
 * 500.
 */
function handleRouted(api: Api & { steps: Steps }, request: MockRequest, routed: Routed): StepResponse {
  const { steps, policies } = api;
  const authenticated = steps.authenticate(api, request);
  const budget = steps.countRequest(api, authenticated.grant);
  const response = catchProblem(api, () => {
    steps.limitRate(api, budget);
    return handleOperation(api, request, routed, authenticated);
  });
  Object.assign(response.headers, policies.rateLimiting.headers(budget));
  const completed = steps.completeHeaders(routed.operation, response);
  return api.validateResponses ? checkResponse(api, routed.operation, completed) : completed;
}

/**
 * The steps after the rate limit. Exported for the benchmark, and for a fault that runs an operation as another user.
 */
export function handleOperation(
  api: Api & { steps: Steps },
  original: MockRequest,
  routed: Routed,
  { caller, grant }: Authenticated,
): StepResponse {
  const { operation, values } = routed;
  const { steps, contract, policies, support } = api;
  steps.blockThirdParty(api, grant);
  steps.authorizeOperation(api, operation, caller);
  const request = steps.translateRequest(api, original, routed);
  const handler = HANDLERS.get(operation.id);
  if (!handler || !support.isSupported(operation.id)) {
    steps.validate(api, operation, request);
    return steps.serveExample(api, operation, request);
  }
  const { workspace } = caller;
  const { store, clock } = workspace;
  const context = { contract, policies, caller, workspace, store, now: clock.now() };
  const { resource, action } = handler;
  const call: OperationCall = { operation, resource, action, values, context };
  const target = steps.findRecord(call);
  const input = steps.validate(api, operation, request);
  const draft = steps.draftRecord(call, target, input.body);
  if (draft) {
    steps.authorizeBody(call, draft);
    steps.checkState(call, draft);
  }
  const outcome = steps.handle(call, target, input, draft);
  const url = { path: `${getOrigin(request)}${request.path}`, query: request.query };
  const body = steps.show(outcome, input.query.load, url, context);
  return steps.respond(operation, steps.wrap(operation, body));
}

/** Runs steps and converts a Problem that they throw to its error response, and any other error to a 500. */
function catchProblem(api: Api & { steps: Steps }, run: () => StepResponse): StepResponse {
  try {
    return run();
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem('serverError');
    if (problem !== error) console.error(error);
    return api.steps.respondWithProblem(api, problem);
  }
}
