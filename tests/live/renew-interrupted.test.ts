import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../scripts/run.ts';
import { addCleanUp, runCleanUps } from './later.ts';
import { environment, LONG_RUN, temporaryDirectory } from './run.ts';

afterAll(runCleanUps);

const FRESH = { access_token: 'fresh', token_type: 'Bearer', expires_in: 86_400, refresh_token: 'next' };

test('tokens that are being renewed are saved even if the run is interrupted', LONG_RUN, async () => {
  const server = createServer(async (_, response) => {
    child.kill('SIGINT');
    // The old refresh token is invalid at this time.
    setTimeout(() => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(FRESH));
    }, 200);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  addCleanUp(() => void server.close());
  const { origin } = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const state = temporaryDirectory();
  const file = join(state, 'login.json');
  const saved = {
    baseUrl: `${origin}/api/v1`,
    token_url: `${origin}/oauth/token`,
    revoke_url: `${origin}/oauth/revoke`,
  };
  const tokens = { client_id: 'app', access_token: 'old', refresh_token: 'before', expires_at: 1 };
  writeFileSync(file, JSON.stringify({ ...saved, ...tokens }), { mode: 0o600 });

  const args = ['scripts/start.mjs', 'test', '--live', '--base-url', saved.baseUrl];
  const child = spawn(process.execPath, args, { cwd: root, env: environment(state) });
  await once(child, 'exit');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    access_token: 'fresh',
    refresh_token: 'next',
  });
  expect(child.signalCode).toBe('SIGINT');
});
