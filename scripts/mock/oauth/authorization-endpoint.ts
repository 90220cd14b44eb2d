import type { Api } from '../api.ts';
import type { MockRequest, MockResponse } from '../http.ts';
import { findPerson, listUserNames } from '../pages/people.ts';
import {
  type AuthorizationRequest,
  readAuthorizationRequest,
  resolveRedirectUri,
} from './authorization-request.ts';
import { findClient } from './client.ts';
import { consentPage } from './consent-page.ts';
import { OAuthError } from './errors.ts';
import { type Parameters, parseFormParameters, parseQueryParameters } from './oauth-parameters.ts';
import { redirectWithCode, redirectWithError } from './redirect.ts';

/**
 * `/oauth/authorize`: GET shows the consent page, POST submits its form. If the client or the redirect URI is invalid,
 * a page shows the error; the application receives all other errors (RFC 6749 section 4.1.2.1). If the workspace blocks
 * third-party access, a page tells the user, who can contact an admin.
 */
export function authorizationEndpoint(api: Api, request: MockRequest): MockResponse {
  const { workspaces, contract, policies } = api;
  const isForm = request.method === 'POST';
  if (isForm) rejectForeignForm(request);
  const parameters = isForm ? parseFormParameters(request) : parseQueryParameters(request);
  const client = findClient(workspaces, parameters.require('client_id'));
  const target = resolveRedirectUri(client, parameters, policies.authorizationCheck);
  if (!client.workspace.settings.allowThirdPartyApps) throw new OAuthError('thirdPartyOff');
  try {
    const requested = readAuthorizationRequest(client, target, parameters, policies.authorizationCheck);
    return isForm
      ? handleDecision(requested, parameters, contract.tokens)
      : consentPage(requested, contract.tokens);
  } catch (error) {
    if (error instanceof OAuthError) return redirectWithError(target, error, parameters.only('state'));
    throw error;
  }
}

/**
 * Prevents pages of other origins from granting access for a user (CSRF, RFC 6749 section 10.12). Browsers send the
 * origin of the page with each form, and it must be the origin of the mock. Scripts outside a browser send no origin,
 * so they can post the form without fetching the page first.
 */
function rejectForeignForm({ headers: { origin, host } }: MockRequest): void {
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new OAuthError('foreignForm');
}

/**
 * Handles the form of the consent page: `decision` is grant or deny, `user` is an ID or an actor's name. Other values
 * show the page again with an error.
 */
function handleDecision(
  requested: AuthorizationRequest,
  parameters: Parameters,
  lifetimes: Api['contract']['tokens'],
): MockResponse {
  const { client, target, challenge, state } = requested;
  const decision = parameters.get('decision');
  if (decision === 'deny') throw new OAuthError('denied');
  if (decision !== 'grant')
    return consentPage(requested, lifetimes, 'Choose Grant or Deny: `decision` is neither.');
  const { workspace, application } = client;
  const user = findPerson(workspace, parameters.get('user') ?? '');
  if (!user) {
    const userNames = listUserNames(workspace);
    return consentPage(
      requested,
      lifetimes,
      `Choose who you are: \`user\` must be a user ID or one of ${userNames}.`,
    );
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
