import { point } from '../../faults/point.ts';
import type { Answer, Request } from '../../http.ts';
import type { Mock } from '../../mock.ts';
import { type Client, findClient } from '../client.ts';
import { OAuthError } from '../errors.ts';
import { formParameters, type Parameters, queryParameters } from '../parameters.ts';
import { challengeOf } from '../pkce.ts';
import { refuseScope } from '../refuse-scope.ts';
import { checkRedirectUri, type RedirectTarget } from './check-redirect-uri.ts';
import { consentPage } from './consent-page.ts';
import { decide } from './decide.ts';
import { errorRedirect } from './redirect.ts';
import { refuseForeignForm } from './refuse-foreign-form.ts';

/** An authorization request in order (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
export interface AuthorizationRequest {
  client: Client;
  target: RedirectTarget;
  challenge: string;
  state: string | undefined;
}

/**
 * `/oauth/authorize`: GET shows the consent page, POST is its form. Until client and redirect URI are in
 * order a refusal is a page; after that it goes to the application (RFC 6749 section 4.1.2.1). That the
 * workspace keeps third-party apps out is told to the user, who may know whom to ask.
 */
export const authorize = point(function authorize({ workspaces, contract }: Mock, request: Request): Answer {
  const isForm = request.method === 'POST';
  if (isForm) refuseForeignForm(request);
  const parameters = isForm ? formParameters(request) : queryParameters(request);
  const client = findClient(workspaces, parameters.require('client_id'));
  const target = checkRedirectUri(client, parameters);
  if (!client.workspace.settings.allow_third_party_apps) throw new OAuthError('thirdPartyOff');
  try {
    const asked = { client, target, ...checkRequest(parameters) };
    return isForm ? decide(asked, parameters, contract.tokens) : consentPage(asked, contract.tokens);
  } catch (error) {
    if (error instanceof OAuthError) return errorRedirect(target, error, parameters.only('state'));
    throw error;
  }
});

function checkRequest(parameters: Parameters): Pick<AuthorizationRequest, 'challenge' | 'state'> {
  const state = parameters.get('state');
  if (parameters.require('response_type') !== 'code') throw new OAuthError('unsupportedResponseType');
  refuseScope(parameters);
  return { state, challenge: challengeOf(parameters) };
}
