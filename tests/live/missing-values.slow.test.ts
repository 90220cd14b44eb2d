import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type SecretApi, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { isOfficial, NO_GUESSES } from './official.ts';
import { copyProject, mergeOverlay } from './project-copy.ts';
import { startProxy } from './proxy.ts';
import { LONG_RUN, runLive } from './run.ts';

/* An API whose records have no IDs: missing values are neither sent nor compared. */

let api: SecretApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(runCleanUps);

test('a missing ID is never sent, and two missing IDs are not compared', LONG_RUN, async ({ skip }) => {
  skip(isOfficial, NO_GUESSES);
  const { baseUrl, seen } = await startProxy(api.origin, {
    response: ({ path }, { body }) => {
      if (!path.startsWith('/entries')) return undefined;
      return {
        body: JSON.parse(JSON.stringify(body), (key, value) => (key === 'entry_id' ? undefined : value)),
      };
    },
  });
  const { exitCode, output } = await runLive({
    baseUrl,
    tokens: {
      TIMENEYE_TOKEN_MEMBER: await api.token('member'),
      TIMENEYE_TOKEN_OTHER_MEMBER: await api.token('other-member'),
    },
    files: ['tests/contract/reading', 'tests/contract/operations/documented-access.test.ts'],
  });
  expect(exitCode, output).toBe(0);
  expect(output).toContain('skipped: no entry_id');
  expect(output).not.toContain('no entry is in both lists');
  const sent = seen.map(({ path, query, body }) => `${path}?${query} ${body}`);
  expect(sent.filter((text) => /undefined|NaN|\[object/.test(text))).toEqual([]);
});

test(
  'checks that need project_id are skipped if GET /projects does not return it',
  LONG_RUN,
  async ({ skip }) => {
    skip(isOfficial, NO_GUESSES);
    const project = copyProject();
    // The project copy does not require project_id, so its absence violates no schema.
    const action = { target: "$.components.schemas.Project.required[?@ == 'project_id']", remove: true };
    await mergeOverlay(project, stringify({ actions: [action] }));
    const { baseUrl, seen } = await startProxy(api.origin, {
      response: ({ method, path }, { body }) => {
        if (method !== 'GET' || !path.startsWith('/projects')) return undefined;
        return {
          body: JSON.parse(JSON.stringify(body), (key, value) => (key === 'project_id' ? undefined : value)),
        };
      },
    });
    const { exitCode, output } = await runLive({
      baseUrl,
      tokens: { TIMENEYE_TOKEN: await api.token('owner') },
      files: ['tests/contract/reading'],
      project,
    });
    expect(exitCode, output).toBe(0);
    expect(output).toContain('skipped: no project_id');
    expect(seen.filter(({ path, query }) => /undefined|NaN/.test(path + query))).toEqual([]);
  },
);
