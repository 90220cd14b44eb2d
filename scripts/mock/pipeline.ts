import type { Api } from './api.ts';
import type { Call } from './call.ts';
import { type MockResponse, originOf, type Request } from './http.ts';
import { authorizationEndpoint } from './oauth/authorize.ts';
import { revocationEndpoint } from './oauth/revoke.ts';
import { tokenEndpoint } from './oauth/token.ts';
import { Problem } from './problems.ts';
import { HANDLERS } from './resources/index.ts';
import { type Authenticated, authenticate, blockThirdParty } from './steps/authenticate.ts';
import { authorizeBody, authorizeCall } from './steps/authorize.ts';
import { draftRecord } from './steps/draft-record.ts';
import { findRecord } from './steps/find-record.ts';
import { checkState, handle } from './steps/handle.ts';
import { countRequest, limitRate } from './steps/rate-limit.ts';
import { checkResponse, respond, respondWithProblem } from './steps/respond.ts';
import { type Routed, route } from './steps/route.ts';
import { show, wrap } from './steps/show.ts';
import { validate } from './steps/validate.ts';

/**
 * The steps of the mock, in the order in which a request meets them. Each returns what the next ones need, or throws
 * a Problem with one of the statuses beside it. `policies.ts` holds the decisions that they leave to others.
 */
export const STEPS = {
  route, //              404 unknown path; 405 with Allow
  authenticate, //       401 with WWW-Authenticate
  countRequest, //       every response from here on has X-RateLimit-*
  limitRate, //          429 with Retry-After
  blockThirdParty, //    403 where the contract says 403 and not 401
  authorizeCall, //      403 for a role without access to the operation
  findRecord, //         404 for a record that is not visible, 403 for one that is visible and not theirs to change
  validate, //           415 media type, 400 broken JSON, 422 query or body against the contract
  draftRecord, //        create and update: the record as it would be
  authorizeBody, //      create and update: 403 for a field, owner or locked day; 422 for an id that is not visible
  checkState, //         create and update: 422 when the state of the workspace forbids it
  handle, //             reads or writes the store; 422 for a timer or a delete that its state forbids
  show, //               leaves out the fields that the caller may not see
  wrap, //               under `data`, or bare, as the contract has it
  respond, //            the operation's success status
  respondWithProblem, // what was thrown above; anything unknown is a logged 500

  // The authorization server: 302 or a page; 200 or 400 or 401; 200
  authorizationEndpoint,
  tokenEndpoint,
  revocationEndpoint,
};

export type Steps = typeof STEPS;

/** Takes a request of the API through the steps. */
export function handleApi(api: Api & { steps: Steps }, request: Request): MockResponse {
  const { steps, policies } = api;
  return catchProblem(api, () => {
    const routed = steps.route(api, request);
    const authenticated = steps.authenticate(api, request);
    const budget = steps.countRequest(api, authenticated.grant);
    const response = catchProblem(api, () => {
      steps.limitRate(api, budget);
      return handleOperation(api, request, routed, authenticated);
    });
    Object.assign(response.headers, policies.rateLimiting.headers(budget));
    return api.validateResponses ? checkResponse(api, routed.operation, response) : response;
  });
}

/** The steps behind the rate limit. */
export function handleOperation(
  api: Api & { steps: Steps },
  request: Request,
  { operation, values }: Routed,
  { caller, grant }: Authenticated,
): MockResponse {
  const { steps, contract, policies, prism, support } = api;
  steps.blockThirdParty(api, grant);
  steps.authorizeCall(api, operation, caller);
  const handler = HANDLERS.get(operation.id);
  if (!handler || support.reason(operation.id) !== undefined) {
    steps.validate(api, operation, request);
    return steps.respond(operation, prism.example(operation, operation.success.status));
  }
  const { workspace } = caller;
  const { store, clock } = workspace;
  const context = { contract, policies, caller, workspace, store, now: clock.now() };
  const { resource, verb } = handler;
  const call: Call = { operation, resource, verb, values, context };
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

/** The one place where a Problem becomes a response. */
function catchProblem(api: Api & { steps: Steps }, run: () => MockResponse): MockResponse {
  try {
    return run();
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem('serverError');
    if (problem !== error) console.error(error);
    return api.steps.respondWithProblem(api, problem);
  }
}
