import type { Api } from '../api.ts';
import { jsonResponse, type MockRequest, type MockResponse } from '../http.ts';
import { type Grant, isExpired } from '../tokens.ts';
import type { Workspace } from '../workspace.ts';
import { identifyClient, type OAuthClient } from './client.ts';
import { NO_STORE, OAuthError } from './errors.ts';
import { type IssuedTokens, issueTokens } from './issue-tokens.ts';
import { type Parameters, parseBodyParameters } from './oauth-parameters.ts';
import { isChallengeOrVerifier } from './pkce.ts';

/** A token request, with the client that sent it. */
interface ClientTokenRequest {
  api: Api;
  client: OAuthClient;
  parameters: Parameters;
}

const GRANT_TYPES = new Map<string, (request: ClientTokenRequest) => IssuedTokens>([
  ['authorization_code', exchangeCode],
  ['refresh_token', refreshTokens],
]);

/** `POST /oauth/token` (RFC 6749 sections 4.1.3 and 6). */
export function tokenEndpoint(api: Api, request: MockRequest): MockResponse {
  const parameters = parseBodyParameters(request);
  const grant = GRANT_TYPES.get(parameters.require('grant_type'));
  if (!grant) throw new OAuthError('unsupportedGrantType');
  const client = identifyClient(api.workspaces, request, parameters);
  parameters.rejectScope();
  return jsonResponse(200, grant({ api, client, parameters }), { ...NO_STORE });
}

/** Exchanges a code, which is single-use and bound to client, redirect URI and verifier. */
function exchangeCode({ api, client, parameters }: ClientTokenRequest): IssuedTokens {
  const { workspace, application } = client;
  const { tokens, contract, policies } = api;
  const { grantCheck } = policies;
  const text = parameters.require('code');
  const verifier = readCodeVerifier(parameters);
  const code = grantCheck.findCode(client, text);
  grantCheck.rejectUsedCode(code, client, tokens);
  if (workspace.clock.now() >= code.expiresAt) throw new OAuthError('codeExpired');
  grantCheck.rejectOtherRedirectUri(code, parameters);
  if (!grantCheck.verifyCodeChallenge(verifier, code.challenge)) throw new OAuthError('wrongVerifier');
  rejectInactiveGrant(workspace, code.userId);
  const { body, grant } = issueTokens(tokens, contract.tokens, {
    workspace,
    userId: code.userId,
    application: application.client_id,
  });
  code.exchangedFor = grant.family;
  return body;
}

function readCodeVerifier(parameters: Parameters): string {
  const verifier = parameters.require('code_verifier');
  if (!isChallengeOrVerifier(verifier)) throw new OAuthError('malformedVerifier');
  return verifier;
}

/** Replaces the refresh token and its access token with new ones. */
function refreshTokens({ api, client, parameters }: ClientTokenRequest): IssuedTokens {
  const { tokens, contract, policies } = api;
  const text = parameters.require('refresh_token');
  const grant = policies.grantCheck.findRefreshToken(tokens, client, text);
  if (isExpired(grant)) throw new OAuthError('refreshTokenExpired');
  const reuse = grant.workspace.settings.refreshReuse ?? contract.tokens.refresh.reuse;
  policies.grantCheck.rejectReuse(grant, tokens, reuse);
  rejectInactiveGrant(grant.workspace, grant.userId);
  const { workspace, userId, application, family } = grant;
  if (!contract.tokens.refresh.rotates) return issueAccessToken(api, grant, text);
  // Only the newest pair of a family is valid, so revoking the family revokes that pair.
  tokens.revokeFamily(workspace, family);
  return issueTokens(tokens, contract.tokens, { workspace, userId, application, family }).body;
}

/** Issues an access token and keeps the refresh token, for a contract without refresh token rotation. */
function issueAccessToken(
  { tokens, contract }: Api,
  { workspace, userId, application, family }: Grant,
  refresh_token: string,
): IssuedTokens {
  const { seconds } = contract.tokens.access;
  const { token } = tokens.issue({ kind: 'access', workspace, userId, application, family, seconds });
  return { token_type: 'Bearer', expires_in: seconds, access_token: token, refresh_token };
}

/**
 * Rejects users who can no longer log in (source: help-team), and workspaces that block third-party access (source:
 * article). invalid_grant sends the client to the consent page, which shows the reason.
 */
function rejectInactiveGrant({ store, settings }: Workspace, userId: number): void {
  if (store.tables.member.get(userId)?.is_active !== 1) throw new OAuthError('granterGone');
  if (!settings.allowThirdPartyApps) throw new OAuthError('grantSwitchedOff');
}
