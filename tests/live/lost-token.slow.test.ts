import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SecretApi, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { type Alter, startProxy } from './proxy.ts';
import { LONG_RUN, runLive } from './run.ts';
import { findLeaks } from './secrets.ts';

/* A token that the API accepts at first and rejects in the middle of a run. */

let api: SecretApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(runCleanUps);

const UNAUTHENTICATED = { status: 401, body: { message: 'Unauthenticated.' } };

/** Rejects a token after the given number of requests. */
function revokeAfterRequests(requests: number, token: string): Alter {
  let count = 0;
  return {
    request: ({ authorization }) => {
      if (authorization !== `Bearer ${token}`) return undefined;
      count += 1;
      return count > requests ? { authorization: 'Bearer revoked' } : undefined;
    },
  };
}

test.concurrent('a run stops when its token is revoked, and proposes nothing', LONG_RUN, async () => {
  const token = await api.token('member');
  const proxy = await startProxy(api.origin, revokeAfterRequests(8, token));
  const ended = await runLive({
    baseUrl: proxy.baseUrl,
    tokens: { TIMENEYE_TOKEN: token },
    files: ['tests/contract/reading', 'tests/contract/operations/documented-access.test.ts'],
  });
  expect(ended.exitCode, ended.output).toBe(3);
  expect(ended.output).toMatch(
    /stopped: the token of TIMENEYE_TOKEN was accepted before and is rejected now \(401, also by GET \/me\)/,
  );
  expect(ended.output).not.toContain("Different from the contract's assumptions");
  expect(Object.keys(ended.files)).not.toContain('observations.json');
  expect(findLeaks(ended, [token])).toEqual([]);
  // After the rejected request, the run sends only one GET /me.
  const rejected = proxy.seen.slice(8).map(({ path }) => path);
  expect(rejected).toHaveLength(2);
  expect(rejected[1]).toBe('/me');
});

test.concurrent('a run whose token is revoked deletes its records with another token', LONG_RUN, async () => {
  const before = await api.workspace();
  const [owner, admin] = [await api.token('owner'), await api.token('admin')];
  const proxy = await startProxy(api.origin, revokeAfterRequests(25, owner));
  const ended = await runLive({
    baseUrl: proxy.baseUrl,
    tokens: { TIMENEYE_TOKEN_OWNER: owner, TIMENEYE_TOKEN_ADMIN: admin },
    flags: { 'allow-writes': true },
    files: ['tests/contract/operations/read-back.test.ts'],
  });
  expect(ended.exitCode, ended.output).toBe(3);
  expect(ended.output).toMatch(/Deleted \d+ records? created by this run/);
  expect(await api.workspace()).toBe(before);
});

test.concurrent('a single 401 is a finding and does not stop the run', LONG_RUN, async () => {
  const token = await api.token('other-member');
  const { baseUrl } = await startProxy(api.origin, {
    response: ({ path }) => (path === '/projects' ? UNAUTHENTICATED : undefined),
  });
  const ended = await runLive({
    baseUrl,
    tokens: { TIMENEYE_TOKEN: token },
    files: ['tests/contract/reading/list-pages.test.ts'],
  });
  expect(ended.output).not.toContain('stopped:');
  expect(ended.output).toContain('listProjects (GET /projects)');
  expect(ended.exitCode).toBeLessThan(2);
});

test.concurrent('a web page with 403 in the middle of a run is inconclusive', LONG_RUN, async () => {
  const token = await api.token('direct-manager');
  const { baseUrl } = await startProxy(api.origin, {
    response: ({ path }) =>
      path === '/me'
        ? undefined
        : {
            status: 403,
            headers: { 'content-type': 'text/html' },
            body: '<!doctype html><h1>Blocked</h1>',
          },
  });
  const ended = await runLive({
    baseUrl,
    tokens: { TIMENEYE_TOKEN: token },
    flags: { actor: 'direct-manager' },
    files: ['tests/contract/reading/list-pages.test.ts'],
  });
  expect(ended.exitCode, ended.output).toBe(3);
  expect(ended.output).toContain('the server responds with 403 and a web page');
  expect(Object.keys(ended.files)).not.toContain('observations.overlay.yaml');
});
