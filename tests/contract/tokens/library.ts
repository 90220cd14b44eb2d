import * as oauth from 'oauth4webapi';
import type { SignedInActor } from '../../fixtures/contract.ts';
import type { OAuthApp } from '../../fixtures/oauth.ts';
import { type Fields, OAUTH_URLS, sentBackTo } from '../../fixtures/oauth-wire.ts';
import { origin, target } from '../../fixtures/target.ts';

/* oauth4webapi as an application uses it: it holds the responses to the RFCs on its own account. */

const server: oauth.AuthorizationServer = {
  issuer: origin,
  authorization_endpoint: OAUTH_URLS.authorize,
  token_endpoint: OAUTH_URLS.token,
  revocation_endpoint: OAUTH_URLS.revoke,
};

/** The mock speaks plain http on loopback. */
const insecure = {
  [oauth.allowInsecureRequests]: true,
  [oauth.customFetch]: (url: string, init: object) => target.fetch(url, init as RequestInit),
};

/** The tokens in the library's reading, which writes token_type in small letters. */
type Tokens = oauth.TokenEndpointResponse;

/** Logs a user in with a state and a verifier of the library's making; `changes` are to the consent form. */
export function logInWithLibrary(app: OAuthApp, user: SignedInActor, changes: Fields = {}): Promise<Tokens> {
  const client = { client_id: app.clientId };
  return reported(async () => {
    const verifier = oauth.generateRandomCodeVerifier();
    const code_challenge = await oauth.calculatePKCECodeChallenge(verifier);
    const state = oauth.generateRandomState();
    const consented = await app.consent(user, { code_challenge, state, ...changes });
    const callback = sentBackTo(consented);
    if (!callback) throw new Error(`the user was not sent back: ${consented.shown}`);
    const parameters = oauth.validateAuthResponse(server, client, callback, state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      app.redirectUri,
      verifier,
      insecure,
    );
    return oauth.processAuthorizationCodeResponse(server, client, response);
  });
}

export function refreshWithLibrary(app: OAuthApp, { refresh_token = '' }: Tokens): Promise<Tokens> {
  const client = { client_id: app.clientId };
  return reported(async () => {
    const request = oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh_token, insecure);
    return oauth.processRefreshTokenResponse(server, client, await request);
  });
}

export function revokeWithLibrary(app: OAuthApp, token: string): Promise<void> {
  const client = { client_id: app.clientId };
  return reported(async () => {
    const request = oauth.revocationRequest(server, client, oauth.None(), token, insecure);
    await oauth.processRevocationResponse(await request);
  });
}

/** The error code and status of what the library reads as a rejection. */
export async function errorIn(call: Promise<unknown>): Promise<{ error: string; status?: number }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof LibraryError) return error.rejection;
    throw error;
  }
  throw new Error('the library saw no rejection');
}

class LibraryError extends Error {
  constructor(readonly rejection: { error: string; status?: number }) {
    super(`the library was rejected: ${rejection.error}`);
  }
}

/** The library's errors carry whole responses as their cause, tokens included: only their text is passed on. */
async function reported<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError) {
      throw new LibraryError({ error: error.error, status: error.status });
    }
    if (error instanceof oauth.AuthorizationResponseError) throw new LibraryError({ error: error.error });
    throw new Error(error instanceof Error ? error.message : String(error));
  }
}
