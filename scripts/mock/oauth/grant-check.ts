import type { Grant, TokenStore } from '../tokens.ts';
import type { OAuthClient } from './client.ts';
import type { GrantedCode } from './codes.ts';
import { OAuthError } from './errors.ts';
import type { Parameters } from './oauth-parameters.ts';
import { verifyCodeChallenge } from './pkce.ts';

/** Policy: which codes and refresh tokens may be exchanged for new tokens. Each check throws an OAuthError. */
export interface GrantCheck {
  /** Finds the grant of a code that was issued to this client. */
  findCode(client: OAuthClient, text: string): GrantedCode;
  /** Rejects a code that was used before. */
  rejectUsedCode(code: GrantedCode, client: OAuthClient, tokens: TokenStore): void;
  /** Rejects a redirect URI that differs from that of the authorization request. */
  rejectOtherRedirectUri(code: GrantedCode, parameters: Parameters): void;
  /** Whether the code verifier matches the code challenge. */
  verifyCodeChallenge(verifier: string, challenge: string): boolean;
  /** Finds the grant of a refresh token that was issued to this client. */
  findRefreshToken(tokens: TokenStore, client: OAuthClient, text: string): Grant;
  /** Rejects a refresh token that was rotated or revoked. */
  rejectReuse(grant: Grant, tokens: TokenStore, effect: 'revoke' | 'reject'): void;
}

export const grantCheck: GrantCheck = {
  findCode({ workspace, application }, text) {
    const code = workspace.codes.find(text);
    if (!code) throw new OAuthError('unknownCode');
    if (code.clientId !== application.client_id) throw new OAuthError('codeOfAnother');
    return code;
  },

  /** A second use means that the code was stolen, so both clients lose their tokens (RFC 6749 section 4.1.2). */
  rejectUsedCode({ exchangedFor }, { workspace }, tokens) {
    if (exchangedFor === undefined) return;
    tokens.revokeFamily(workspace, exchangedFor);
    throw new OAuthError('codeUsed');
  },

  /** The token request must repeat a redirect URI that the authorization request named (RFC 6749 section 4.1.3). */
  rejectOtherRedirectUri({ redirectUri, redirectUriSent }, parameters) {
    const uri = redirectUriSent ? parameters.require('redirect_uri') : parameters.get('redirect_uri');
    if (uri !== undefined && uri !== redirectUri) throw new OAuthError('otherRedirectUri');
  },

  verifyCodeChallenge,

  findRefreshToken(tokens, { application }, text) {
    const grant = tokens.find(text);
    if (!grant) throw new OAuthError('unknownRefreshToken');
    if (grant.kind === 'personal') throw new OAuthError('personalToken');
    // invalid_grant as in RFC 6749 section 5.2.
    if (grant.application !== application.client_id) throw new OAuthError('tokenOfAnother');
    if (grant.kind !== 'refresh') throw new OAuthError('notRefreshToken');
    return grant;
  },

  /** Reuse means that the token was stolen, so its family is revoked (RFC 9700 section 4.14.2). */
  rejectReuse({ revoked, workspace, family }, tokens, effect) {
    if (!revoked) return;
    if (effect === 'revoke') tokens.revokeFamily(workspace, family);
    throw new OAuthError('refreshTokenRevoked');
  },
};
