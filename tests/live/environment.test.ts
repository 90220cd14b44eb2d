import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { environmentWithoutTokens } from '../../scripts/cli/child-environment.ts';
import { UsageError } from '../../scripts/cli/index.ts';
import { openBrowser } from '../../scripts/live/login/browser.ts';
import { liveVariable, receiveLiveSettings } from '../../scripts/live/settings.ts';
import { root } from '../scripts/run.ts';
import { runCleanUps } from './later.ts';
import { start } from './misbehaving.ts';
import { environment, temporaryDirectory } from './run.ts';
import { findProcessesByEnvironment } from './secrets.ts';

/* Other users of a machine can read the environment of its processes, so no child gets a token in it. */

const SECRET = 'pat-5f0c1d9be2';

afterEach(() => vi.unstubAllEnvs());
afterAll(runCleanUps);

test("a child's environment holds no token, whatever its variable is called", () => {
  const variables = {
    PATH: '/bin',
    TIMENEYE_TOKEN: SECRET,
    TIMENEYE_TOKEN_OWNER: 'another',
    timeneye_token_admin: 'another',
    MY_HEADER: `Bearer ${SECRET}`,
  };
  expect(environmentWithoutTokens(variables, [SECRET])).toEqual({ PATH: '/bin' });
});

test('the browser that a login opens does not get the tokens', async () => {
  const directory = temporaryDirectory();
  const seen = join(directory, 'seen');
  for (const name of ['xdg-open', 'open']) {
    writeFileSync(join(directory, name), `#!/bin/sh\nenv > '${seen}.new'\nmv '${seen}.new' '${seen}'\n`);
    chmodSync(join(directory, name), 0o755);
  }
  vi.stubEnv('PATH', `${directory}:${process.env.PATH}`);
  vi.stubEnv('TIMENEYE_TOKEN', SECRET);
  openBrowser('http://127.0.0.1:1/');
  const variables = await vi.waitFor(() => readFileSync(seen, 'utf8'), { timeout: 20_000 });
  expect(variables).toContain('PATH=');
  expect(variables).not.toContain(SECRET);
});

test('the settings of a live run come over the IPC channel only', async () => {
  const channel = Object.assign(new EventEmitter(), { connected: true }) as unknown as NodeJS.Process;
  const variables = { [liveVariable]: '1' };
  const received = receiveLiveSettings(variables, channel);
  expect(variables).toEqual({});
  const settings = { baseUrl: 'https://api.example.com' };
  (channel as unknown as EventEmitter).emit('message', settings);
  expect(await received).toEqual(settings);
  expect(await receiveLiveSettings({}, channel)).toBeUndefined();
  const alone = Object.assign(new EventEmitter(), { connected: false }) as unknown as NodeJS.Process;
  await expect(receiveLiveSettings({ [liveVariable]: '{}' }, alone)).rejects.toThrow(UsageError);
});

test('the run is the only process with its token in the environment, even while files are compiled', async () => {
  let markRequested: () => void = () => undefined;
  const requested = new Promise<void>((resolve) => {
    markRequested = resolve;
  });
  const baseUrl = await start(() => markRequested());
  const variables = { TIMENEYE_TOKEN: SECRET, TSX_DISABLE_CACHE: '1' };
  const child = spawn(process.execPath, ['scripts/start.mjs', 'test', '--live', '--base-url', baseUrl], {
    cwd: root,
    env: environment(temporaryDirectory(), variables),
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await Promise.race([requested, ended]);
  expect(findProcessesByEnvironment([SECRET])).toEqual([child.pid]);
  child.kill('SIGKILL');
  await ended;
});
