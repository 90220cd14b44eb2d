import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SecretApi, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { isOfficial } from './official.ts';
import { type Alter, startProxy } from './proxy.ts';
import { LONG_RUN, runLive, testTitles } from './run.ts';
import { findLeaks } from './secrets.ts';

/* An API that violates a documented statement: the API or the document is wrong, so the run fails. */

let api: SecretApi;
let ownerToken: string;

beforeAll(async () => {
  api = await startApi();
  ownerToken = await api.token('owner');
});
afterAll(runCleanUps);

/**
 * A member's token reads everyone's entries, and creates clients and groups. The default page size is 20, which
 * violates only an assumption.
 */
const OPEN_ACCESS: Alter = {
  request: ({ path, query, authorization }) => ({
    ...(path === '/entries' && authorization && { authorization: `Bearer ${ownerToken}` }),
    ...(!query.includes('per_page') && { query: `${query}&per_page=20` }),
  }),
  response: ({ method, path, authorization }) => {
    if (method !== 'POST' || authorization === undefined) return undefined;
    if (path === '/clients') return { status: 200, body: { data: { client_id: 99 } } };
    return path === '/groups' ? { status: 200, body: { data: { group_id: 99 } } } : undefined;
  },
};

test.concurrent('granting access that is documented as denied fails the run', LONG_RUN, async () => {
  const { baseUrl } = await startProxy(api.origin, OPEN_ACCESS);
  const token = await api.token('member');
  const ended = await runLive({
    baseUrl,
    tokens: { TIMENEYE_TOKEN: token },
    flags: { actor: 'member', 'probe-denied': true },
    files: [
      'tests/contract/operations/documented-access.test.ts',
      'tests/contract/authorization/matrix/rejected.test.ts',
      'tests/contract/reading/list-pages.test.ts',
    ],
  });
  const { exitCode, output } = ended;
  expect(exitCode, output).toBe(1);
  expect(findLeaks(ended, [token])).toEqual([]);
  const titles = testTitles(ended, 'failed');
  expect(titles).toContain('member gets only their own entries');
  // An official document can deny more than this test knows.
  if (isOfficial) return;
  expect(titles).toEqual(['member cannot create a client', 'member gets only their own entries']);
  // The permission for groups is a guess, so granting it is only an observation.
  expect(output).toContain('member cannot create a group: createGroup (POST /groups) as member');
  expect(output).toContain('uses the documented default page size');
});

/** Creates return 201, which contradicts ms-connector; or 200 if the document says 201. */
const CREATED: Alter = {
  response: ({ method, path }, { status }) => {
    const isCreate = method === 'POST' && /^\/(clients|groups)$/.test(path);
    return isCreate && status < 300 ? { status: status === 201 ? 200 : 201 } : undefined;
  },
};

test.concurrent(
  'a create with another status fails the run if status and path are documented',
  LONG_RUN,
  async () => {
    const { baseUrl } = await startProxy(api.origin, CREATED);
    const before = await api.workspace();
    const ended = await runLive({
      baseUrl,
      tokens: { TIMENEYE_TOKEN: ownerToken },
      flags: { 'allow-writes': true },
      files: ['tests/contract/operations/read-back.test.ts'],
    });
    expect(ended.exitCode, ended.output).toBe(1);
    expect(findLeaks(ended, [ownerToken])).toEqual([]);
    expect(await api.workspace()).toBe(before);
    const titles = testTitles(ended, 'failed');
    expect(titles).toContain('createClient has an effect that later reads show');
    // An official document also documents the path of groups.
    if (isOfficial) return;
    // The path of groups is a guess, so no difference there fails the run.
    expect(titles.filter((title) => title.includes('Group'))).toEqual([]);
    const proposed = ended.files['observations.overlay.yaml'];
    expect(proposed).toContain("$['paths']['/groups']['post']['responses']");
  },
);

test.concurrent('with --strict, a violated assumption fails the run', LONG_RUN, async () => {
  const { baseUrl } = await startProxy(api.origin, OPEN_ACCESS);
  const { exitCode, output } = await runLive({
    baseUrl,
    tokens: { TIMENEYE_TOKEN: await api.token('other-member') },
    flags: { strict: true },
    files: ['tests/contract/reading/list-pages.test.ts'],
  });
  expect(exitCode, output).toBe(1);
  expect(output).not.toContain("Different from the contract's assumptions");
});
