import type { AuthorizationCheck } from './authorization-check.ts';
import type { OAuthClient } from './client.ts';
import { OAuthError } from './errors.ts';
import type { Parameters } from './oauth-parameters.ts';

/** The redirect URI, and whether the request named it. */
export interface RedirectTarget {
  uri: string;
  sent: boolean;
}

/** A valid authorization request (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
export interface AuthorizationRequest {
  client: OAuthClient;
  target: RedirectTarget;
  challenge: string;
  state: string | undefined;
}

/** The redirect URI of the request; optional if only one is registered (RFC 6749 section 3.1.2.3). */
export function resolveRedirectUri(
  { application }: OAuthClient,
  parameters: Parameters,
  check: AuthorizationCheck,
): RedirectTarget {
  const { redirect_uris: registered } = application;
  const [only] = registered;
  const sent = parameters.get('redirect_uri');
  if (sent === undefined && only !== undefined && registered.length === 1) return { uri: only, sent: false };
  const uri = sent ?? parameters.require('redirect_uri');
  if (!check.isRegisteredRedirectUri(uri, registered)) throw new OAuthError('unknownRedirectUri');
  return { uri, sent: true };
}

/** Parses the other parameters after the client and the redirect URI are known. */
export function readAuthorizationRequest(
  client: OAuthClient,
  target: RedirectTarget,
  parameters: Parameters,
  check: AuthorizationCheck,
): AuthorizationRequest {
  const state = parameters.get('state');
  if (parameters.require('response_type') !== 'code') throw new OAuthError('unsupportedResponseType');
  parameters.rejectScope();
  return { client, target, state, challenge: check.codeChallenge(parameters) };
}
