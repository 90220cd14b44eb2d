import * as oauth from 'oauth4webapi';
import { Inconclusive, UsageError } from '../../cli/errors.ts';
import { isLoopback } from '../base-url.ts';
import { redactor } from '../redact.ts';
import { PATIENCE_MS } from '../send.ts';
import type { SavedLogin } from './saved.ts';

/** Where a user logs in, and where a program gets, renews and revokes its tokens. */
export interface Endpoints {
  authorize: URL;
  token: URL;
  revoke: URL;
}

/** As oauth4webapi wants them told. The issuer has no part in what is checked without OpenID Connect. */
export function serverOf({ authorize, token, revoke }: Endpoints): oauth.AuthorizationServer {
  return {
    issuer: token.origin,
    authorization_endpoint: authorize.href,
    token_endpoint: token.href,
    revocation_endpoint: revoke.href,
  };
}

/** Without TLS only on this machine, not for ever, and never on to another address. */
export function requestOptions({ token }: Endpoints): oauth.TokenEndpointRequestOptions {
  return {
    [oauth.allowInsecureRequests]: isLoopback(token),
    signal: () => AbortSignal.timeout(PATIENCE_MS),
  };
}

/** The tokens of an answer of the token endpoint, as they are kept. */
export function tokensOf(
  { access_token, refresh_token, expires_in }: oauth.TokenEndpointResponse,
  now = Date.now(),
): Pick<SavedLogin, 'access_token' | 'refresh_token' | 'expires_at'> {
  return {
    access_token,
    ...(refresh_token !== undefined && { refresh_token }),
    ...(expires_in !== undefined && { expires_at: Math.floor(now / 1000) + expires_in }),
  };
}

/** Tells a failure of the login server without anything secret in it. */
export function explained(
  error: unknown,
  call: string,
  { token }: Endpoints,
  secrets: (string | undefined)[] = [],
): Error {
  const redact = redactor(secrets.filter((secret) => secret !== undefined));
  if (error instanceof oauth.ResponseBodyError) {
    return new UsageError(`${call} was refused by ${token.host}: ${redact(error.error)} (${error.status})`);
  }
  if (error instanceof oauth.AuthorizationResponseError) {
    return new UsageError(`${call} was refused by ${token.host}: ${redact(error.error)}`);
  }
  if (error instanceof UsageError || error instanceof Inconclusive) return error;
  const { code, cause, name } = error as Error & { code?: string };
  const reason = (cause as { code?: string } | undefined)?.code ?? code ?? name;
  return new Inconclusive(`${call} failed: ${token.host} gave no answer that can be read (${reason})`);
}
