import { existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Inconclusive, UsageError } from '../../scripts/cli/index.ts';
import { withLock } from '../../scripts/live/login/lock.ts';
import { loginFile, readLogin, type SavedLogin, saveLogin } from '../../scripts/live/login/saved.ts';
import { runCleanUps } from './later.ts';
import { temporaryDirectory } from './run.ts';

/* A saved login and its lock, damaged by a full disk or by hand. */

const LOGIN: SavedLogin = {
  baseUrl: 'https://api.example.com/api/v1',
  token_url: 'https://api.example.com/oauth/token',
  revoke_url: 'https://api.example.com/oauth/revoke',
  client_id: 'app',
  access_token: 'secret-access',
  refresh_token: 'secret-refresh',
  expires_at: 1,
};

beforeEach(() => void vi.stubEnv('TIMENEYE_STATE_DIR', temporaryDirectory()));
afterEach(() => vi.unstubAllEnvs());
afterAll(runCleanUps);

test.for(
  Object.entries({
    'that is empty': '',
    'that is null': 'null',
    'that is an array': '[]',
    'that was cut off': JSON.stringify(LOGIN).slice(0, 80),
    'without a token': JSON.stringify({ ...LOGIN, access_token: undefined }),
    'whose token contains a line break': JSON.stringify({ ...LOGIN, access_token: 'secret-access\r\nX: y' }),
    'with an invalid URL': JSON.stringify({ ...LOGIN, token_url: 'nowhere' }),
    'with an invalid expiry': JSON.stringify({ ...LOGIN, expires_at: 'soon' }),
  }),
)('a saved login %s is a usage error that names the file and shows no token', ([, text]) => {
  writeFileSync(loginFile(), text);
  expect(readLogin).toThrow(UsageError);
  expect(readLogin).toThrow(`${loginFile()} cannot be read: delete it and log in again`);
  expect(readLogin).not.toThrow(/secret/);
});

test('a directory or a device instead of the login file is also a usage error', () => {
  mkdirSync(loginFile());
  expect(readLogin).toThrow(UsageError);
  vi.stubEnv('TIMENEYE_STATE_DIR', temporaryDirectory());
  symlinkSync('/dev/zero', loginFile());
  expect(readLogin).toThrow(UsageError);
});

test('a login that cannot be saved makes the run inconclusive, and names the file', () => {
  const location = join(temporaryDirectory(), 'file');
  writeFileSync(location, '');
  vi.stubEnv('TIMENEYE_STATE_DIR', location);
  expect(() => saveLogin(LOGIN)).toThrow(Inconclusive);
  expect(() => saveLogin(LOGIN)).toThrow(/^the login cannot be saved in .+ \(E\w+\): free disk space/);
});

test('a lock without a process does not block forever', async () => {
  const file = join(temporaryDirectory(), 'login.json.lock');
  writeFileSync(file, '');
  utimesSync(file, 1, 1);
  expect(await withLock(file, async () => 'done')).toBe('done');
  expect(existsSync(file)).toBe(false);
});

test('a lock that cannot be written makes the run inconclusive', async () => {
  const location = join(temporaryDirectory(), 'file');
  writeFileSync(location, '');
  await expect(withLock(join(location, 'lock'), async () => 'done')).rejects.toThrow(
    /lock cannot be written \(E\w+\): free disk space/,
  );
});
