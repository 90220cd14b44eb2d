import * as oauth from 'oauth4webapi';
import { Inconclusive, UsageError } from '../../cli/errors.ts';
import { deferSignals } from '../hold-off.ts';
import { createRedactor } from '../redact.ts';
import {
  buildAuthorizationServer,
  buildRequestOptions,
  type Endpoints,
  explainFailure,
  pickTokens,
} from './client.ts';
import { withLock } from './lock.ts';
import { loginFile, readLogin, type SavedLogin, saveLogin } from './saved.ts';

/** A token that expires within this time is renewed first, so that it stays valid during the run. */
const MARGIN_SECONDS = 600;

/**
 * The access token of the saved login, renewed if it is about to expire; undefined without a login. It is returned only
 * for the API that it was issued for.
 */
export async function resolveLoginToken(baseUrl: string): Promise<string | undefined> {
  const saved = readLogin();
  if (saved === undefined) return undefined;
  if (new URL(saved.baseUrl).origin !== new URL(baseUrl).origin) {
    throw new UsageError(
      `the saved login is for ${saved.baseUrl}, and its token is not sent anywhere else: ` +
        `log in at ${baseUrl} with npm run login, or set TIMENEYE_TOKEN`,
    );
  }
  if (isValidForRun(saved)) return saved.access_token;
  // A refresh token is single-use: two concurrent runs would look like theft and revoke the login.
  return withLock(`${loginFile()}.lock`, async () => {
    const now = readLogin() ?? saved;
    return isValidForRun(now) ? now.access_token : (await renew(now)).access_token;
  });
}

function isValidForRun({ expires_at }: SavedLogin): boolean {
  return expires_at === undefined || expires_at > Date.now() / 1000 + MARGIN_SECONDS;
}

/** Renews the tokens. No signal may interrupt the write to disk, since the old refresh token is already invalid. */
function renew(saved: SavedLogin): Promise<SavedLogin> {
  if (saved.refresh_token === undefined)
    throw new Inconclusive(formatEndedLogin('has expired and cannot be renewed'));
  const endpoints = parseSavedEndpoints(saved);
  return deferSignals(['SIGINT', 'SIGTERM', 'SIGHUP'], async () => {
    const fresh = { ...saved, ...(await refresh(saved, saved.refresh_token as string, endpoints)) };
    saveLogin(fresh);
    return fresh;
  });
}

async function refresh({ client_id }: SavedLogin, refreshToken: string, endpoints: Endpoints) {
  const [server, client] = [buildAuthorizationServer(endpoints), { client_id }];
  try {
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      refreshToken,
      buildRequestOptions(endpoints),
    );
    return pickTokens(await oauth.processRefreshTokenResponse(server, client, response));
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError) {
      const reason = createRedactor([refreshToken])(error.error);
      throw new Inconclusive(formatEndedLogin(`was not renewed by ${endpoints.token.host} (${reason})`));
    }
    throw explainFailure(error, 'renewing the saved login', endpoints, [refreshToken]);
  }
}

/** The endpoints of the saved login. `authorize` is a placeholder that renewing and revoking do not use. */
export function parseSavedEndpoints({ token_url, revoke_url }: SavedLogin): Endpoints {
  return { authorize: new URL(token_url), token: new URL(token_url), revoke: new URL(revoke_url) };
}

function formatEndedLogin(how: string): string {
  return `the saved login ${how}: log in again with npm run login`;
}
