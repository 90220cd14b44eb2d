import * as oauth from 'oauth4webapi';
import { Inconclusive } from '../../cli/errors.ts';
import { plural } from '../../cli/plural.ts';
import { type Callback, NotThisLogin } from './callback.ts';
import {
  buildAuthorizationServer,
  buildRequestOptions,
  type Endpoints,
  explainFailure,
  pickTokens,
} from './client.ts';
import { type SavedLogin, saveLogin } from './saved.ts';

export interface LoginRequest {
  baseUrl: string;
  endpoints: Endpoints;
  clientId: string;
  callback: Callback;
  timeoutSeconds: number;
  /** The file for the tokens; the user's login by default. */
  file?: string;
  /** Stops waiting for the callback. */
  stop?: AbortSignal;
  /** Shows the URL to the user. */
  show(url: string): void;
  /** Reports a rejected callback. */
  warn(text: string): void;
}

/** Logs in by authorization code with PKCE (RFC 7636, RFC 8252) and saves the tokens. */
export async function logIn(request: LoginRequest): Promise<void> {
  const { endpoints, callback, timeoutSeconds, stop } = request;
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  request.show(await buildAuthorizationUrl(request, verifier, state));
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<never>((_, reject) => {
    const message = `no login within ${plural(timeoutSeconds, 'second')}: run npm run login again (--timeout waits longer)`;
    timer = setTimeout(() => reject(new Inconclusive(message)), timeoutSeconds * 1000);
    stop?.addEventListener('abort', () => reject(new Inconclusive('the login was interrupted')));
  });
  try {
    await Promise.race([
      callback.waitForCallback((url) => handleCallback(request, url, verifier, state)),
      timedOut,
    ]);
  } catch (error) {
    throw explainFailure(error, 'the login', endpoints, [verifier, state]);
  } finally {
    clearTimeout(timer);
  }
}

async function buildAuthorizationUrl(
  { endpoints, clientId, callback }: LoginRequest,
  verifier: string,
  state: string,
): Promise<string> {
  const url = new URL(endpoints.authorize);
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: callback.redirectUri,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

async function handleCallback(
  { baseUrl, endpoints, clientId: client_id, callback, file, warn }: LoginRequest,
  url: URL,
  verifier: string,
  state: string,
): Promise<string> {
  if (url.searchParams.get('state') !== state) {
    warn('a callback with a different state was rejected: it does not belong to this login');
    throw new NotThisLogin('This callback does not belong to the current login.');
  }
  const [server, client] = [buildAuthorizationServer(endpoints), { client_id }];
  const parameters = oauth.validateAuthResponse(server, client, url, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    callback.redirectUri,
    verifier,
    buildRequestOptions(endpoints),
  );
  const login: SavedLogin = {
    baseUrl,
    token_url: endpoints.token.href,
    revoke_url: endpoints.revoke.href,
    client_id,
    authorize_url: endpoints.authorize.href,
    redirect_uri: callback.redirectUri,
    ...pickTokens(await oauth.processAuthorizationCodeResponse(server, client, response)),
  };
  saveLogin(login, file);
  return 'You are logged in. You can close this page.';
}
