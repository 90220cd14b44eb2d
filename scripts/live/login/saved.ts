import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Inconclusive, UsageError } from '../../cli/errors.ts';
import { stateDirectory, writePrivate } from '../state.ts';

/** A saved login: the tokens, and the only URLs that they may be sent to. */
export interface SavedLogin {
  /** The API that the access token is for. */
  baseUrl: string;
  /** The endpoint that issued the tokens and refreshes them. */
  token_url: string;
  revoke_url: string;
  client_id: string;
  access_token: string;
  refresh_token?: string;
  /** UNIX seconds. */
  expires_at?: number;
  /** Where the user logged in, for another login with `--refresh`. */
  authorize_url?: string;
  redirect_uri?: string;
}

export function loginFile(): string {
  return join(stateDirectory(), 'login.json');
}

/** The saved login; undefined if there is none. */
export function readLogin(file = loginFile()): SavedLogin | undefined {
  try {
    // Reading a pipe would block.
    const saved: unknown = statSync(file).isFile() ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    if (isSavedLogin(saved)) return saved;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  }
  throw new UsageError(`${file} cannot be read: delete it and log in again with npm run login`);
}

/** Whether the content of a file is a valid login; a damaged login is not used. */
function isSavedLogin(value: unknown): value is SavedLogin {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Partial<Record<keyof SavedLogin, unknown>>;
  const { baseUrl, token_url, revoke_url, client_id, access_token, refresh_token, expires_at } = fields;
  const { authorize_url = token_url, redirect_uri = token_url } = fields;
  return (
    [baseUrl, token_url, revoke_url, authorize_url, redirect_uri].every(
      (url) => typeof url === 'string' && URL.canParse(url),
    ) &&
    [client_id, access_token, refresh_token ?? 'none'].every(isVisibleAscii) &&
    (expires_at === undefined || Number.isFinite(expires_at))
  );
}

/** Whether a value is a string of characters that a header or a form can carry. */
function isVisibleAscii(value: unknown): boolean {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}

/** Throws Inconclusive if the file cannot be written: the old refresh token may be invalid by then. */
export function saveLogin(login: SavedLogin, file = loginFile()): void {
  try {
    writePrivate(file, `${JSON.stringify(login, null, 2)}\n`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Inconclusive(
      `the login cannot be saved in ${file} (${code ?? message}): free disk space or fix its permissions, then log in ` +
        'again with npm run login',
    );
  }
}

export function forgetLogin(file = loginFile()): void {
  rmSync(file, { force: true });
}
