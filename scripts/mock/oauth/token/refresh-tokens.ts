import { point } from '../../faults/point.ts';
import { type Grant, isExpired, type Tokens } from '../../tokens.ts';
import type { Client } from '../client.ts';
import { OAuthError } from '../errors.ts';
import { issuePair, type TokenBody } from './issue-pair.ts';
import { refuseWithdrawn } from './refuse-withdrawn.ts';
import type { TokenCall } from './token.ts';

/** Grant type refresh_token: the refresh token and the access token that came with it end, new ones take their place. */
export const refreshTokens = point(function refreshTokens({
  mock,
  client,
  parameters,
}: TokenCall): TokenBody {
  const { tokens, contract } = mock;
  const text = parameters.require('refresh_token');
  const grant = findRefreshToken(tokens, client, text);
  if (isExpired(grant)) throw new OAuthError('refreshTokenExpired');
  refuseReuse(grant, tokens);
  refuseWithdrawn(grant.workspace, grant.userId);
  const { workspace, userId, application, family } = grant;
  if (!contract.tokens.refresh.rotates) return accessTokenOnly(mock, grant, text);
  // Of a login only the newest pair is alive, so ending the family ends that pair.
  tokens.revokeFamily(grant);
  return issuePair(tokens, contract.tokens, { workspace, userId, application, family }).body;
});

export const findRefreshToken = point(function findRefreshToken(
  tokens: Tokens,
  { application }: Client,
  text: string,
): Grant {
  const grant = tokens.find(text);
  if (!grant) throw new OAuthError('unknownRefreshToken');
  if (grant.kind === 'personal') throw new OAuthError('personalToken');
  // RFC 6749 section 5.2 has invalid_grant for this.
  if (grant.application !== application.client_id) throw new OAuthError('tokenOfAnother');
  if (grant.kind !== 'refresh') throw new OAuthError('notRefreshToken');
  return grant;
});

/** Reuse means that the token was stolen, by the first or by the second who sent it (RFC 9700 section 4.14.2). */
export const refuseReuse = point(function refuseReuse(grant: Grant, tokens: Tokens): void {
  if (!grant.revoked) return;
  if (grant.workspace.settings.refresh_reuse === 'revoke') tokens.revokeFamily(grant);
  throw new OAuthError('refreshTokenRevoked');
});

/** For a contract document that says that refresh tokens stay. */
function accessTokenOnly(
  { tokens, contract }: TokenCall['mock'],
  grant: Grant,
  refresh_token: string,
): TokenBody {
  const { seconds } = contract.tokens.access;
  const { workspace, userId, application, family } = grant;
  const { token } = tokens.issue({ kind: 'access', workspace, userId, application, family, seconds });
  return { token_type: 'Bearer', expires_in: seconds, access_token: token, refresh_token };
}
