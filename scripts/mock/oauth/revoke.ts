import type { Api } from '../api.ts';
import type { MockRequest, MockResponse } from '../http.ts';
import { identifyClient } from './client.ts';
import { NO_STORE, OAuthError } from './errors.ts';
import { bodyParameters } from './parameters.ts';

/**
 * `POST /oauth/revoke` (RFC 7009). An unknown token is none that could still be used, so it is no error
 * (section 2.2). A refresh token ends the whole login, an access token itself only (section 2.1).
 * token_type_hint is not needed to find a token.
 */
export function revocationEndpoint({ workspaces, tokens }: Api, request: MockRequest): MockResponse {
  const parameters = bodyParameters(request);
  const { application } = identifyClient(workspaces, request, parameters);
  const grant = tokens.find(parameters.require('token'));
  if (grant) {
    if (grant.application !== application.client_id) throw new OAuthError('tokenOfAnother');
    if (grant.kind === 'refresh') tokens.revokeFamily(grant.workspace, grant.family);
    else grant.revoked = true;
  }
  return { status: 200, headers: { ...NO_STORE }, body: '' };
}
