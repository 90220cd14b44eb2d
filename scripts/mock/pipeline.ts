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
 * The path of a request of the API, in the order in which `handleApi` and the functions below it run the steps. A step
 * with a status beside it may end the request with that status, by throwing a Problem; the contract may have another
 * status for the case. Steps delegate decisions to the policies in `policies.ts`. The document is Timeneye's, with its
 * own names; the contract is what the mapping makes of it (`spec/mapping.yaml`).
 */
const API_STEPS = {
  route, //              404 for an unknown path, 405 with Allow for a method that the path does not have
  authenticate, //       401 with WWW-Authenticate, without a usable token, or for a user who was deactivated
  countRequest, //       takes one request from the user/client pair's limit, if any is left, even if a later step
  //                     rejects the request
  limitRate, //          429 with Retry-After and X-RateLimit-Reset when none was left
  blockThirdParty, //    403 for an application's token while the workspace blocks third-party apps, unless the contract
  //                     says 401, which is up to `authenticate`
  authorizeOperation, //      403 when none of the caller's roles has access to the operation
  translateRequest, //   from the document's names to the contract's; 422 without an id that the contract's path has
  serveExample, //       for what the store does not support: of the steps from here to `respond` only `validate` runs,
  //                     and runs before it
  findRecord, //         the records that the path names: 404 for one that is not visible, 403 for one that is visible
  //                     and may not be used in this way (as the parent of a new record, too), or whose day is locked
  validate, //           415 for the media type, 400 for broken JSON, 422 for what violates the contract
  draftRecord, //        create and update: the future record, not stored yet
  authorizeBody, //      create and update: 403 for a field or the future record, 422 for an id in the body that is not
  //                     visible, 403 for a locked day
  checkState, //         create and update: 422 for what a schema cannot say, such as a name that is taken
  handle, //             reads or writes the store; 422 for a timer action or a delete that is not possible now
  show, //               the records with the relations that `load[]` names, without fields that the caller may not see
  wrap, //               the body as the contract has it: under `data`, or bare
  respond, //            the response, with the operation's success status
  completeHeaders, //    after authentication: sample values for headers that the contract requires and no step sets
  translateResponse, //  from the contract's names to the document's, and to its media type, error or not
};

/** How a request ends that a step has rejected, or that failed. */
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

/** The steps after the operation is known. With `--validate-responses`, a response that violates it becomes a 500. */
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

/** The steps after the rate limit. Exported for the benchmark, and for the fault that runs a call as another user. */
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

/** The response of the steps, or the error response for the Problem that one throws; 500 for any other error. */
function catchProblem(api: Api & { steps: Steps }, run: () => StepResponse): StepResponse {
  try {
    return run();
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem('serverError');
    if (problem !== error) console.error(error);
    return api.steps.respondWithProblem(api, problem);
  }
}
