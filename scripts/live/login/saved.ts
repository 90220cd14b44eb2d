import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../cli/errors.ts';
import { stateDirectory, writePrivate } from '../state.ts';

/** What a login leaves: the tokens, and the only places that they may be sent to. */
export interface SavedLogin {
  /** The API that the access token is for. */
  base_url: string;
  /** Where the tokens came from, and the refresh token goes back to. */
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

/** The saved login; undefined when there is none. */
export function readLogin(): SavedLogin | undefined {
  const file = loginFile();
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SavedLogin;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`${file} cannot be read: delete it and log in again with npm run login`);
  }
}

export function saveLogin(login: SavedLogin): void {
  writePrivate(loginFile(), `${JSON.stringify(login, null, 2)}\n`);
}

export function forgetLogin(): void {
  rmSync(loginFile(), { force: true });
}
