import type { Api } from '../api.ts';
import type { MockRequest, MockResponse } from '../http.ts';
import { identifyClient } from './client.ts';
import { NO_STORE, OAuthError } from './errors.ts';
import { parseBodyParameters } from './oauth-parameters.ts';

/**
 * `POST /oauth/revoke` (RFC 7009). An unknown token is not an error, since nobody can use it (section 2.2). Revoking
 * a refresh token revokes its token family; revoking an access token revokes only that token (section 2.1). The
 * parameter token_type_hint is not needed.
 */
export function revocationEndpoint({ workspaces, tokens }: Api, request: MockRequest): MockResponse {
  const parameters = parseBodyParameters(request);
  const { application } = identifyClient(workspaces, request, parameters);
  const grant = tokens.find(parameters.require('token'));
  if (grant) {
    if (grant.application !== application.client_id) throw new OAuthError('tokenOfAnother');
    if (grant.kind === 'refresh') tokens.revokeFamily(grant.workspace, grant.family);
    else grant.revoked = true;
  }
  return { status: 200, headers: { ...NO_STORE }, body: '' };
}
