import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { logIn } from '../../scripts/live/login/log-in.ts';
import { readLogin, type SavedLogin } from '../../scripts/live/login/saved.ts';
import { type SecretApi, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { fetchStatus, grantConsent, prepareLogin } from './logging-in.ts';
import { createRehearsal, LONG_RUN, runLive, temporaryDirectory } from './run.ts';
import { findLeaks } from './secrets.ts';

/* Runs with --refresh: a second login of the user, checked and revoked. */

const FILES = ['tests/contract/reading/accept.test.ts'];

afterEach(() => vi.unstubAllEnvs());
afterAll(runCleanUps);

/** Runs with --refresh after a saved login; a scripted browser grants the second login. */
async function runWithLogin(api: SecretApi) {
  const state = temporaryDirectory();
  vi.stubEnv('TIMENEYE_STATE_DIR', state);
  const request = await prepareLogin(`${api.origin}/api/v1`, (url) => void grantConsent(url));
  await logIn(request);
  // The run listens on the same port.
  request.callback.close();
  const saved = readLogin() as SavedLogin;
  let isOpened = false;
  const onOutput = (output: string) => {
    const [url] = /http:\S+\/oauth\/authorize\S+/.exec(output) ?? [];
    if (url === undefined || isOpened) return;
    isOpened = true;
    void grantConsent(url);
  };
  const ended = await runLive({
    baseUrl: `${api.origin}/api/v1`,
    tokens: {},
    state,
    files: FILES,
    flags: { refresh: true },
    onOutput,
  });
  return { saved, state, ended };
}

test(
  'the tokens of the second login are checked and revoked, and the saved login stays',
  LONG_RUN,
  async () => {
    const api = await startApi();
    const { saved, state, ended } = await runWithLogin(api);
    expect(ended.exitCode, ended.output).toBe(0);
    expect(ended.output).toContain('--refresh: the login of this run is revoked');
    expect(ended.output).toMatch(/\n9 passed: .*0 failed; 0 skipped\n/);
    expect(existsSync(join(state, 'refresh-login.json'))).toBe(false);
    expect(await fetchStatus(saved.baseUrl, saved.access_token)).toBe(200);
    expect(findLeaks(ended, [saved.access_token, saved.refresh_token ?? ''])).toEqual([]);
  },
);

test(
  'a server that does not revoke the token family after reuse is an observation, and the login is revoked',
  LONG_RUN,
  async () => {
    const api = await startApi();
    await api.control('PATCH', 'workspace', { refreshReuse: 'reject' });
    const { ended } = await runWithLogin(api);
    expect(ended.exitCode, ended.output).toBe(0);
    expect(ended.output).toContain('reuse of a refresh token revokes the token family');
    expect(ended.output).toContain('--refresh: the login of this run is revoked');
  },
);

test('--refresh without a saved login is a usage error', LONG_RUN, async () => {
  const api = await startApi();
  const { exitCode, output } = await runLive({
    baseUrl: `${api.origin}/api/v1`,
    tokens: { TIMENEYE_TOKEN: await api.token('member') },
    files: FILES,
    flags: { refresh: true },
  });
  expect(exitCode, output).toBe(2);
  expect(output).toContain('--refresh needs a login: npm run login -- --client-id ID');
});

test('--plan lists the token requests of --refresh, and --list counts its tests', LONG_RUN, async () => {
  const plan = await createRehearsal('--plan')(['--refresh', '--grep', 'refresh token'], {});
  expect(plan.stdout).toMatch(/^POST +anonymous +--refresh +\/oauth\/token/m);
  const list = await createRehearsal('--list')(['--grep', 'refresh token'], {});
  expect(list.stdout).toMatch(/^ +\d+ {2}--refresh$/m);
});
