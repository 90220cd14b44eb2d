import type { Api } from '../api.ts';
import type { MockRequest, MockResponse } from '../http.ts';
import { identifyClient } from './client.ts';
import { NO_STORE, OAuthError } from './errors.ts';
import { bodyParameters } from './oauth-parameters.ts';

/**
 * `POST /oauth/revoke` (RFC 7009). An unknown token is not an error, since nobody can use it (section 2.2). A refresh
 * token revokes the whole token family, an access token only itself (section 2.1). Tokens are found without token_type_hint.
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
