import type { Api } from '../api.ts';
import type { MockRequest, MockResponse } from '../http.ts';
import { listUserNames, personNamed } from '../pages/people.ts';
import {
  type AuthorizationRequest,
  readAuthorizationRequest,
  resolveRedirectUri,
} from './authorization-request.ts';
import { findClient } from './client.ts';
import { consentPage } from './consent-page.ts';
import { OAuthError } from './errors.ts';
import { formParameters, type Parameters, queryParameters } from './oauth-parameters.ts';
import { redirectWithCode, redirectWithError } from './redirect.ts';

/**
 * `/oauth/authorize`: GET shows the consent page, POST is its form. Until client and redirect URI are valid, errors are
 * shown on a page; after that they go to the application (RFC 6749 section 4.1.2.1). A workspace that blocks
 * third-party access tells the user, who may know an admin to contact.
 */
export function authorizationEndpoint(api: Api, request: MockRequest): MockResponse {
  const { workspaces, contract, policies } = api;
  const isForm = request.method === 'POST';
  if (isForm) rejectForeignForm(request);
  const parameters = isForm ? formParameters(request) : queryParameters(request);
  const client = findClient(workspaces, parameters.require('client_id'));
  const target = resolveRedirectUri(client, parameters, policies.authorizationCheck);
  if (!client.workspace.settings.allowThirdPartyApps) throw new OAuthError('thirdPartyOff');
  try {
    const requested = readAuthorizationRequest(client, target, parameters, policies.authorizationCheck);
    return isForm ? decide(requested, parameters, contract.tokens) : consentPage(requested, contract.tokens);
  } catch (error) {
    if (error instanceof OAuthError) return redirectWithError(target, error, parameters.only('state'));
    throw error;
  }
}

/**
 * Keeps pages of other origins from granting access in a user's name (CSRF, RFC 6749 section 10.12). Browsers send the
 * origin of each form that they post, which must be the mock's own. Scripts outside a browser send none, so they can
 * post the form without fetching the page first.
 */
function rejectForeignForm({ headers: { origin, host } }: MockRequest): void {
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new OAuthError('foreignForm');
}

/**
 * The user's choice on the consent page: `decision` is grant or deny, `user` an id or an actor's name. Anything else
 * shows the page again, with the error.
 */
function decide(
  requested: AuthorizationRequest,
  parameters: Parameters,
  lifetimes: Api['contract']['tokens'],
): MockResponse {
  const { client, target, challenge, state } = requested;
  const decision = parameters.get('decision');
  if (decision === 'deny') throw new OAuthError('denied');
  if (decision !== 'grant')
    return consentPage(requested, lifetimes, 'Choose Grant or Deny: `decision` has neither.');
  const { workspace, application } = client;
  const user = personNamed(workspace, parameters.get('user') ?? '');
  if (!user) {
    const userNames = listUserNames(workspace);
    return consentPage(requested, lifetimes, `Choose who you are: \`user\` is an id or one of ${userNames}.`);
  }
  const now = workspace.clock.now();
  const granted = {
    clientId: application.client_id,
    userId: user.user_id,
    redirectUri: target.uri,
    redirectUriSent: target.sent,
    challenge,
    expiresAt: now + lifetimes.code.seconds * 1000,
  };
  return redirectWithCode(target, workspace.codes.issue(granted, now), state);
}
