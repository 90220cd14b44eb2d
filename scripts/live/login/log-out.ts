import * as oauth from 'oauth4webapi';
import { buildAuthorizationServer, buildRequestOptions, explainFailure } from './client.ts';
import { parseSavedEndpoints } from './renew.ts';
import { forgetLogin, loginFile, readLogin } from './saved.ts';

export type LogoutResult = 'there was no login' | 'revoked' | 'forgotten';

/**
 * Revokes the saved login (RFC 7009) and deletes it. Keeps the login if the server is unreachable, so that logout can
 * be retried.
 */
export async function logOut(file = loginFile()): Promise<LogoutResult> {
  const saved = readLogin(file);
  if (saved === undefined) return 'there was no login';
  const endpoints = parseSavedEndpoints(saved);
  const [server, client] = [buildAuthorizationServer(endpoints), { client_id: saved.client_id }];
  let isRevoked = true;
  // The refresh token first: it could be used to get new access tokens.
  for (const token of [saved.refresh_token, saved.access_token]) {
    if (token === undefined) continue;
    try {
      const options = buildRequestOptions(endpoints);
      const response = await oauth.revocationRequest(server, client, oauth.None(), token, options);
      isRevoked &&= response.status === 200;
      await response.body?.cancel();
    } catch (error) {
      throw explainFailure(error, 'revoking the saved login', endpoints, [token, saved.access_token]);
    }
  }
  forgetLogin(file);
  return isRevoked ? 'revoked' : 'forgotten';
}
