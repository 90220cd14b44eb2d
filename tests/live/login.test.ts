import { existsSync, readFileSync, statSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Inconclusive, UsageError } from '../../scripts/cli/index.ts';
import { readContract } from '../../scripts/contract/contract.ts';
import { type Callback, listenForCallback } from '../../scripts/live/login/callback.ts';
import { chooseEndpoints } from '../../scripts/live/login/endpoints.ts';
import { logIn } from '../../scripts/live/login/log-in.ts';
import { logOut } from '../../scripts/live/login/log-out.ts';
import { resolveLoginToken } from '../../scripts/live/login/renew.ts';
import { loginFile, readLogin, type SavedLogin, saveLogin } from '../../scripts/live/login/saved.ts';
import { type SecretApi, startApi } from './api.ts';
import { addCleanUp, runCleanUps } from './later.ts';
import { fetchStatus, grantConsent, logInAsMember, prepareLogin, printed } from './logging-in.ts';
import { temporaryDirectory } from './run.ts';

const contract = readContract();

let api: SecretApi;
let baseUrl: string;

beforeEach(async () => {
  vi.stubEnv('TIMENEYE_STATE_DIR', temporaryDirectory());
  printed.length = 0;
  // Every run renews a token that expires this soon.
  api = await startApi({ accessTokenTtl: 60 });
  baseUrl = `${api.origin}/api/v1`;
});
afterEach(() => vi.unstubAllEnvs());
afterAll(runCleanUps);

test('a login saves its tokens in a file that only the owner can read, and prints no token', async () => {
  const saved = await logInAsMember(baseUrl);
  expect(statSync(loginFile()).mode & 0o777).toBe(0o600);
  expect(saved).toMatchObject({
    baseUrl,
    token_url: `${api.origin}/oauth/token`,
    client_id: 'mock-app',
  });
  expect(await fetchStatus(baseUrl, saved.access_token)).toBe(200);
  const [url = ''] = printed;
  expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256');
  for (const secret of [saved.access_token, saved.refresh_token])
    expect(printed.join()).not.toContain(secret);
});

test('a callback with another state is rejected, and the login continues', async () => {
  const responses: number[] = [];
  await logIn(
    await prepareLogin(baseUrl, async (url) => {
      responses.push((await grantConsent(url, (back) => back.searchParams.set('state', 'forged'))).status);
      responses.push((await grantConsent(url)).status);
    }),
  );
  await vi.waitFor(() => expect(responses).toEqual([400, 200]));
  expect(printed).toContain(
    'a callback with a different state was rejected: it does not belong to this login',
  );
});

test('a denied or abandoned login ends with a message', async () => {
  const deny = (url: string) =>
    void grantConsent(url, (back) => {
      back.searchParams.delete('code');
      back.searchParams.set('error', 'access_denied');
    });
  await expect(logIn(await prepareLogin(baseUrl, deny))).rejects.toThrow(
    /^the login was rejected by \S+: access_denied$/,
  );
  await expect(logIn(await prepareLogin(baseUrl, () => undefined, 0.1))).rejects.toThrow(
    /^no login within 0\.1 seconds/,
  );
  expect(existsSync(loginFile())).toBe(false);
});

test('a saved token is sent only to the API that it was issued for', async () => {
  expect(await resolveLoginToken(baseUrl)).toBeUndefined();
  await logInAsMember(baseUrl);
  await expect(resolveLoginToken('https://api.timeneye.com/api/v1')).rejects.toThrow(UsageError);
  await expect(resolveLoginToken('http://127.0.0.1:1/api/v1')).rejects.toThrow(
    /and its token is not sent anywhere else/,
  );
});

test('a token that is about to expire is renewed once, even by concurrent runs', async () => {
  const before = await logInAsMember(baseUrl);
  const [one = '', other] = await Promise.all([resolveLoginToken(baseUrl), resolveLoginToken(baseUrl)]);
  const after = readLogin() as SavedLogin;
  expect(after.refresh_token).not.toBe(before.refresh_token);
  expect([one, other]).toContain(after.access_token);
  expect(await fetchStatus(baseUrl, after.access_token)).toBe(200);
  expect(existsSync(`${loginFile()}.lock`)).toBe(false);
});

test('a login that cannot be renewed ends with a message to log in again', async () => {
  const saved = await logInAsMember(baseUrl);
  saveLogin({ ...saved, refresh_token: 'never-issued' });
  const error = await resolveLoginToken(baseUrl).catch((detected: unknown) => detected);
  expect(error).toBeInstanceOf(Inconclusive);
  expect((error as Error).message).toMatch(
    /was not renewed by \S+ \(invalid_grant\): log in again with npm run login/,
  );
  expect((error as Error).message).not.toContain('never-issued');
  // The saved login still exists: the server may have failed temporarily.
  expect(readFileSync(loginFile(), 'utf8')).toContain('never-issued');
});

test('a logout revokes both tokens and deletes them', async () => {
  const { access_token } = await logInAsMember(baseUrl);
  expect(await logOut()).toBe('revoked');
  expect(existsSync(loginFile())).toBe(false);
  expect(await fetchStatus(baseUrl, access_token)).toBe(401);
  expect(await logOut()).toBe('there was no login');
});

test('a logout keeps the tokens if the server is unreachable, so that it can be retried', async () => {
  const saved = await logInAsMember(baseUrl);
  saveLogin({
    ...saved,
    token_url: 'http://127.0.0.1:1/oauth/token',
    revoke_url: 'http://127.0.0.1:1/oauth/revoke',
  });
  await expect(logOut()).rejects.toThrow(
    /^revoking the saved login failed: no valid response from 127\.0\.0\.1:1/,
  );
  expect(existsSync(loginFile())).toBe(true);
});

test("a token URL must be on the API's host or a sibling host", () => {
  const tokenUrl = (base: string, token: string) =>
    chooseEndpoints(contract, base, { authorize: undefined, token }).token.href;
  const official = 'https://api.timeneye.com/api/v1';
  expect(tokenUrl(official, 'https://app.timeneye.com/oauth/token')).toBe(
    'https://app.timeneye.com/oauth/token',
  );
  for (const stranger of [
    'https://timeneye.com.example.org/t',
    'https://example.com/t',
    'http://127.0.0.1:9/t',
  ]) {
    expect(() => tokenUrl(official, stranger)).toThrow('tokens are sent only to the host that issued them');
  }
  expect(() => tokenUrl('http://127.0.0.1:8/api/v1', 'http://127.0.0.1:9/oauth/token')).toThrow(UsageError);
});

test('a login listens on one port, and reports a port that is in use', async () => {
  const callback: Callback = await listenForCallback(0);
  addCleanUp(() => callback.close());
  const port = Number(new URL(callback.redirectUri).port);
  expect(callback.redirectUri).toBe(`http://127.0.0.1:${port}/callback`);
  await expect(listenForCallback(port)).rejects.toThrow(`port ${port} is in use: choose another with --port`);
});
