import * as oauth from 'oauth4webapi';
import { Inconclusive, UsageError } from '../../cli/errors.ts';
import { isLoopback } from '../base-url.ts';
import { createRedactor } from '../redact.ts';
import { RESPONSE_TIMEOUT_MS } from '../send.ts';
import type { SavedLogin } from './saved.ts';

/** The authorization, token and revocation endpoints. */
export interface Endpoints {
  authorize: URL;
  token: URL;
  revoke: URL;
}

/** The endpoints in the form of oauth4webapi, which checks the issuer only for OpenID Connect. */
export function buildAuthorizationServer({ authorize, token, revoke }: Endpoints): oauth.AuthorizationServer {
  return {
    issuer: token.origin,
    authorization_endpoint: authorize.href,
    token_endpoint: token.href,
    revocation_endpoint: revoke.href,
  };
}

/** Options for every request: plain HTTP on this machine only, a timeout, and no redirects. */
export function buildRequestOptions({ token }: Endpoints): oauth.TokenEndpointRequestOptions {
  return {
    [oauth.allowInsecureRequests]: isLoopback(token),
    signal: () => AbortSignal.timeout(RESPONSE_TIMEOUT_MS),
  };
}

/** The tokens of a token response, as saved. */
export function pickTokens(
  { access_token, refresh_token, expires_in }: oauth.TokenEndpointResponse,
  now = Date.now(),
): Pick<SavedLogin, 'access_token' | 'refresh_token' | 'expires_at'> {
  return {
    access_token,
    ...(refresh_token !== undefined && { refresh_token }),
    ...(expires_in !== undefined && { expires_at: Math.floor(now / 1000) + expires_in }),
  };
}

/** Describes a failure of the login server without secrets. */
export function explainFailure(
  error: unknown,
  call: string,
  { token }: Endpoints,
  secrets: (string | undefined)[] = [],
): Error {
  const redact = createRedactor(secrets.filter((secret) => secret !== undefined));
  if (error instanceof oauth.ResponseBodyError) {
    return new UsageError(`${call} was rejected by ${token.host}: ${redact(error.error)} (${error.status})`);
  }
  if (error instanceof oauth.AuthorizationResponseError) {
    return new UsageError(`${call} was rejected by ${token.host}: ${redact(error.error)}`);
  }
  if (error instanceof UsageError || error instanceof Inconclusive) return error;
  const { code, cause, name } = error as Error & { code?: string };
  const reason = (cause as { code?: string } | undefined)?.code ?? code ?? name;
  return new Inconclusive(`${call} failed: no valid response from ${token.host} (${reason})`);
}
