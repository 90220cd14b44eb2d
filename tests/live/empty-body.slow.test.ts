import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { isOfficial, NO_GUESSES } from './official.ts';
import { copyProject, mergeOverlay } from './project-copy.ts';
import { startProxy } from './proxy.ts';
import { LONG_RUN, runLive } from './run.ts';

afterAll(runCleanUps);

test('an empty 204 response to a delete is checked like any other response', LONG_RUN, async ({ skip }) => {
  skip(isOfficial, NO_GUESSES);
  const api = await startApi();
  const { baseUrl } = await startProxy(api.origin, {
    response: ({ method, path }, { status }) => {
      return method === 'DELETE' && path.startsWith('/groups/') && status === 200
        ? { status: 204, body: '' }
        : undefined;
    },
  });
  const before = await api.workspace();
  const { exitCode, output, files } = await runLive({
    baseUrl,
    tokens: { TIMENEYE_TOKEN: await api.token('owner') },
    flags: { 'allow-writes': true },
    files: ['tests/contract/operations/read-back.test.ts'],
  });
  expect(exitCode, output).toBe(0);
  expect(output).not.toContain('incomplete JSON');
  expect(output).toContain('returns a documented status: deleteGroup (DELETE /groups/{group_id}) as owner');
  expect(await api.workspace()).toBe(before);

  const proposed = files['observations.overlay.yaml'] ?? '';
  const { update } = parse(proposed).actions.find(
    (action: { update?: object }) => '204' in (action.update ?? {}),
  );
  expect(update['204']).not.toHaveProperty('content');
  await mergeOverlay(copyProject(), proposed);
});
