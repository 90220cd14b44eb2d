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
}

export function loginFile(): string {
  return join(stateDirectory(), 'login.json');
}

/** The saved login; undefined if there is none. */
export function readLogin(): SavedLogin | undefined {
  const file = loginFile();
  try {
    // Reading a pipe would block.
    const saved: unknown = statSync(file).isFile() ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    if (isSavedLogin(saved)) return saved;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  }
  throw new UsageError(`${file} cannot be read: delete it and log in again with npm run login`);
}

/** Whether the content of a file is a valid login: a damaged one is not used at all. */
function isSavedLogin(value: unknown): value is SavedLogin {
  if (typeof value !== 'object' || value === null) return false;
  const { baseUrl, token_url, revoke_url, client_id, access_token, refresh_token, expires_at } =
    value as Partial<Record<keyof SavedLogin, unknown>>;
  return (
    [baseUrl, token_url, revoke_url].every((url) => typeof url === 'string' && URL.canParse(url)) &&
    [client_id, access_token, refresh_token ?? 'none'].every(isOneWord) &&
    (expires_at === undefined || Number.isFinite(expires_at))
  );
}

/** Characters that a header or a form can carry. */
function isOneWord(value: unknown): boolean {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}

/** Throws Inconclusive if the file cannot be written: by then a refresh token may have been used. */
export function saveLogin(login: SavedLogin): void {
  try {
    writePrivate(loginFile(), `${JSON.stringify(login, null, 2)}\n`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Inconclusive(
      `the login cannot be saved in ${loginFile()} (${code ?? message}): free disk space or fix its permissions, then log in ` +
        'again with npm run login',
    );
  }
}

export function forgetLogin(): void {
  rmSync(loginFile(), { force: true });
}
