import { point } from '../../faults/point.ts';
import type { Tokens } from '../../tokens.ts';
import type { Client } from '../client.ts';
import type { GrantedCode } from '../codes.ts';
import { OAuthError } from '../errors.ts';
import type { Parameters } from '../parameters.ts';
import { fits, verifierOf } from '../pkce.ts';
import { issuePair, type TokenBody } from './issue-pair.ts';
import { refuseWithdrawn } from './refuse-withdrawn.ts';
import type { TokenCall } from './token.ts';

/** Grant type authorization_code: the code is bound to client, redirect URI and verifier, and good for one use. */
export const exchangeCode = point(function exchangeCode({ mock, client, parameters }: TokenCall): TokenBody {
  const { workspace, application } = client;
  const text = parameters.require('code');
  const verifier = verifierOf(parameters);
  const code = findCode(client, text);
  refuseSecondUse(code, mock.tokens);
  if (workspace.clock.now() >= code.expiresAt) throw new OAuthError('codeExpired');
  refuseOtherRedirectUri(code, parameters);
  if (!fits(verifier, code.challenge)) throw new OAuthError('wrongVerifier');
  refuseWithdrawn(workspace, code.userId);
  const { body, grant } = issuePair(mock.tokens, mock.contract.tokens, {
    workspace,
    userId: code.userId,
    application: application.client_id,
  });
  code.exchangedFor = grant;
  return body;
});

export const findCode = point(function findCode(
  { workspace, application }: Client,
  text: string,
): GrantedCode {
  const code = workspace.codes.find(text);
  if (!code) throw new OAuthError('unknownCode');
  if (code.clientId !== application.client_id) throw new OAuthError('codeOfAnother');
  return code;
});

/** Somebody has stolen the code, whoever came first: neither keeps tokens (RFC 6749 section 4.1.2). */
export const refuseSecondUse = point(function refuseSecondUse(
  { exchangedFor }: GrantedCode,
  tokens: Tokens,
): void {
  if (!exchangedFor) return;
  tokens.revokeFamily(exchangedFor);
  throw new OAuthError('codeUsed');
});

/** If the authorization request named it, the token request has to, with the same value (RFC 6749 section 4.1.3). */
export const refuseOtherRedirectUri = point(function refuseOtherRedirectUri(
  code: GrantedCode,
  parameters: Parameters,
): void {
  const uri = code.redirectUriSent ? parameters.require('redirect_uri') : parameters.get('redirect_uri');
  if (uri !== undefined && uri !== code.redirectUri) throw new OAuthError('otherRedirectUri');
});
