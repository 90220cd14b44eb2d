import type { Grant, TokenStore } from '../tokens.ts';
import type { OAuthClient } from './client.ts';
import type { GrantedCode } from './codes.ts';
import { OAuthError } from './errors.ts';
import type { Parameters } from './parameters.ts';
import { verifyCodeChallenge } from './pkce.ts';

/** Policy: which codes and refresh tokens are good for new tokens. Each throws an OAuthError otherwise. */
export interface GrantCheck {
  /** The code of that text, issued to this client. */
  findCode(client: OAuthClient, text: string): GrantedCode;
  /** A code is good for one use. */
  rejectUsedCode(code: GrantedCode, client: OAuthClient, tokens: TokenStore): void;
  /** If the authorization request named it, the token request has to, with the same value. */
  rejectOtherRedirectUri(code: GrantedCode, parameters: Parameters): void;
  /** Whether the code verifier is what the code challenge was made of. */
  verifyCodeChallenge(verifier: string, challenge: string): boolean;
  /** The grant of a refresh token of that text, issued to this client. */
  findRefreshToken(tokens: TokenStore, client: OAuthClient, text: string): Grant;
  /** A rotated refresh token is good for nothing. */
  rejectReuse(grant: Grant, tokens: TokenStore, effect: 'revoke' | 'reject'): void;
}

export const grantCheck: GrantCheck = {
  findCode({ workspace, application }, text) {
    const code = workspace.codes.find(text);
    if (!code) throw new OAuthError('unknownCode');
    if (code.clientId !== application.client_id) throw new OAuthError('codeOfAnother');
    return code;
  },

  /** Somebody has stolen the code, whoever came first: neither keeps tokens (RFC 6749 section 4.1.2). */
  rejectUsedCode({ exchangedFor }, { workspace }, tokens) {
    if (exchangedFor === undefined) return;
    tokens.revokeFamily(workspace, exchangedFor);
    throw new OAuthError('codeUsed');
  },

  /** RFC 6749 section 4.1.3. */
  rejectOtherRedirectUri({ redirectUri, redirectUriSent }, parameters) {
    const uri = redirectUriSent ? parameters.require('redirect_uri') : parameters.get('redirect_uri');
    if (uri !== undefined && uri !== redirectUri) throw new OAuthError('otherRedirectUri');
  },

  verifyCodeChallenge,

  findRefreshToken(tokens, { application }, text) {
    const grant = tokens.find(text);
    if (!grant) throw new OAuthError('unknownRefreshToken');
    if (grant.kind === 'personal') throw new OAuthError('personalToken');
    // RFC 6749 section 5.2 has invalid_grant for this.
    if (grant.application !== application.client_id) throw new OAuthError('tokenOfAnother');
    if (grant.kind !== 'refresh') throw new OAuthError('notRefreshToken');
    return grant;
  },

  /** Reuse means that the token was stolen, by the first or by the second who sent it (RFC 9700 section 4.14.2). */
  rejectReuse({ revoked, workspace, family }, tokens, effect) {
    if (!revoked) return;
    if (effect === 'revoke') tokens.revokeFamily(workspace, family);
    throw new OAuthError('refreshTokenRevoked');
  },
};
