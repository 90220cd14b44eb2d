import type { Api } from './api.ts';
import { type MockRequest, type MockResponse, originOf } from './http.ts';
import { authorizationEndpoint } from './oauth/authorization-endpoint.ts';
import { revocationEndpoint } from './oauth/revocation-endpoint.ts';
import { tokenEndpoint } from './oauth/token-endpoint.ts';
import type { OperationCall } from './operation-call.ts';
import { Problem } from './problems.ts';
import { HANDLERS } from './resources/index.ts';
import { type Authenticated, authenticate, blockThirdParty } from './steps/authenticate.ts';
import { authorizeBody, authorizeCall } from './steps/authorize.ts';
import { draftRecord } from './steps/draft-record.ts';
import { findRecord } from './steps/find-record.ts';
import { checkState, handle } from './steps/handle.ts';
import { countRequest, limitRate } from './steps/rate-limit.ts';
import { checkResponse, completeHeaders, respond, respondWithProblem } from './steps/respond.ts';
import { type Routed, route } from './steps/route.ts';
import { serveExample } from './steps/serve-example.ts';
import { show, wrap } from './steps/show.ts';
import { translateRequest, translateResponse } from './steps/translate.ts';
import { validate } from './steps/validate.ts';

/**
 * The path of a request of the API, in order, as run by `handleApi`. A step with a status beside it may end the request
 * with that status, by throwing a Problem. Steps delegate decisions to the policies in `policies.ts`.
 */
const API_STEPS = {
  route, //              404 for an unknown path, 405 with Allow for a method that the path does not have
  authenticate, //       401 with WWW-Authenticate, for a missing, malformed, unknown, expired or revoked token
  countRequest, //       counts for the user/client pair, also what is rejected later; X-RateLimit-* from here on
  limitRate, //          429 with Retry-After and X-RateLimit-Reset; does not use up budget
  blockThirdParty, //    403 for an application's token while the workspace blocks third-party apps
  authorizeCall, //      403 when none of the caller's roles has access to the operation
  translateRequest, //   the request in our words, where the document has others; 422 for an id of our path it lacks
  findRecord, //         404 when a record of the path is not visible, 403 when it may not be changed or is locked
  validate, //           415 for the media type, 400 for broken JSON, 422 for what violates the contract
  draftRecord, //        create and update: the record as the body would leave it
  authorizeBody, //      create and update: 403 for a field, user or locked day, then 422 for an id that is not visible
  checkState, //         create and update: 422 for conflicts with other records, such as a duplicate name
  handle, //             reads or writes the store; 422 when a timer or record cannot be paused, stopped or deleted
  show, //               the records without the fields that the caller may not see
  wrap, //               the body as the contract has it: under `data`, or bare
  respond, //            the operation's success status
  serveExample, //       in the place of findRecord to respond, for what the store does not support
  translateResponse, //  the response, error or not, in the document's words
  completeHeaders, //    headers that the document requires of the response, such as Location
};

/** Alternative ends of a request. */
const ENDINGS = {
  respondWithProblem, // the error response; an unexpected error is logged and becomes a 500
};

/** The endpoints of the authorization server, called by `oauth/index.ts`. */
const OAUTH_ENDPOINTS = {
  authorizationEndpoint, // 200 consent page, 302 back to the application, 4xx page
  tokenEndpoint, //         200, 400, 401
  revocationEndpoint, //    200, 400, 401
};

export const STEPS = { ...API_STEPS, ...ENDINGS, ...OAUTH_ENDPOINTS };

export type Steps = typeof STEPS;

/** Runs a request of the API through the steps. */
export function handleApi(api: Api & { steps: Steps }, request: MockRequest): MockResponse {
  const { steps } = api;
  let routed: Routed | undefined;
  const response = catchProblem(api, () => {
    routed = steps.route(api, request);
    return handleRouted(api, request, routed);
  });
  return steps.translateResponse(api, request, routed, response);
}

/** The steps after the operation is known. */
function handleRouted(api: Api & { steps: Steps }, request: MockRequest, routed: Routed): MockResponse {
  const { steps, policies } = api;
  const authenticated = steps.authenticate(api, request);
  const budget = steps.countRequest(api, authenticated.grant);
  const response = catchProblem(api, () => {
    steps.limitRate(api, budget);
    return handleOperation(api, request, routed, authenticated);
  });
  Object.assign(response.headers, policies.rateLimiting.headers(budget));
  const whole = steps.completeHeaders(routed.operation, response);
  return api.validateResponses ? checkResponse(api, routed.operation, whole) : whole;
}

/** The steps after the rate limit. */
export function handleOperation(
  api: Api & { steps: Steps },
  original: MockRequest,
  routed: Routed,
  { caller, grant }: Authenticated,
): MockResponse {
  const { operation, values } = routed;
  const { steps, contract, policies, support } = api;
  steps.blockThirdParty(api, grant);
  steps.authorizeCall(api, operation, caller);
  const request = steps.translateRequest(api, original, routed);
  const handler = HANDLERS.get(operation.id);
  const isSupported = handler !== undefined && support.reason(operation.id) === undefined;
  // The example of the contract, for operations that the store has no handler for or does not support.
  if (!isSupported) {
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
  const url = { path: `${originOf(request)}${request.path}`, query: request.query };
  const shown = steps.show(outcome, input.query.load, url, context);
  return steps.respond(operation, steps.wrap(operation, shown));
}

/** The only place where a Problem becomes a response. */
function catchProblem(api: Api & { steps: Steps }, run: () => MockResponse): MockResponse {
  try {
    return run();
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem('serverError');
    if (problem !== error) console.error(error);
    return api.steps.respondWithProblem(api, problem);
  }
}
