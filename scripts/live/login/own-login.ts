import { join } from 'node:path';
import { asTyped } from '../../cli/as-typed.ts';
import { Inconclusive, UsageError } from '../../cli/errors.ts';
import { stateDirectory } from '../state.ts';
import { openBrowser } from './browser.ts';
import { listenForCallback } from './callback.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { parseSavedEndpoints } from './renew.ts';
import { readLogin, type SavedLogin } from './saved.ts';

const TIMEOUT_SECONDS = 300;

/** The login that a run creates to check refresh tokens, and then revokes. Its file has the newest tokens. */
export interface RefreshLogin extends SavedLogin {
  file: string;
}

/** The file for the login of a run with `--refresh`, separate from the user's login. */
export function refreshLoginFile(): string {
  return join(stateDirectory(), 'refresh-login.json');
}

/** Reads the user's login: the run logs in with its application and endpoints. Throws a UsageError without a login. */
export function readLoginToRepeat(baseUrl: string): SavedLogin & { redirect_uri: string } {
  const saved = readLogin();
  const hint = asTyped('npm run login -- --client-id ID');
  if (saved?.redirect_uri === undefined) throw new UsageError(`--refresh needs a login: ${hint}`);
  if (new URL(saved.baseUrl).origin !== new URL(baseUrl).origin) {
    throw new UsageError(`--refresh: the saved login is for ${saved.baseUrl}. Log in at ${baseUrl}: ${hint}`);
  }
  return { ...saved, redirect_uri: saved.redirect_uri };
}

/**
 * Logs in again in the user's browser, after revoking the login of a crashed run. Undefined if the user interrupts the
 * login.
 */
export async function createRefreshLogin(
  baseUrl: string,
  { client_id: clientId, authorize_url, redirect_uri, ...saved }: ReturnType<typeof readLoginToRepeat>,
  stop: AbortSignal,
): Promise<RefreshLogin | undefined> {
  const file = refreshLoginFile();
  await logOut(file);
  const previousEndpoints = parseSavedEndpoints({ ...saved, client_id: clientId });
  const endpoints = {
    ...previousEndpoints,
    authorize: new URL(authorize_url ?? previousEndpoints.authorize),
  };
  const callback = await listenForCallback(Number(new URL(redirect_uri).port));
  const timeoutSeconds = TIMEOUT_SECONDS;
  try {
    await logIn({ baseUrl, endpoints, clientId, callback, timeoutSeconds, file, stop, show, warn });
  } catch (error) {
    if (stop.aborted) return undefined;
    throw error;
  } finally {
    callback.close();
  }
  const login = readLogin(file);
  if (login === undefined) throw new Inconclusive('--refresh: the login was not saved');
  return { ...login, file };
}

function warn(text: string): void {
  console.error(`--refresh: ${text}`);
}

function show(url: string): void {
  console.log(
    `--refresh needs a second login to check its tokens. Log in here, in your browser:\n\n  ${url}\n`,
  );
  openBrowser(url);
}

/** Revokes the newest tokens of the run's login; returns whether that succeeded. */
export async function revokeRefreshLogin({ file }: Pick<RefreshLogin, 'file'>): Promise<boolean> {
  const newest = readLogin(file);
  try {
    const outcome = await logOut(file);
    console.log(
      outcome === 'forgotten'
        ? '--refresh: the server did not confirm that the login of this run is revoked'
        : '--refresh: the login of this run is revoked',
    );
    return true;
  } catch (error) {
    console.log(
      `--refresh: ${(error as Error).message}. The next run with --refresh revokes ${newest?.client_id}'s login.`,
    );
    return false;
  }
}
