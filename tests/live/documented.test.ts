import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SecretApi, startApi } from './api.ts';
import { takeBack } from './later.ts';
import { isOfficial, NO_GUESSES } from './official.ts';
import { type Alter, proxyTo } from './proxy.ts';
import { LONG_RUN, runLive } from './run.ts';
import { leaksIn } from './secrets.ts';

/* An API that differs from what a source documents: then it, or the document, is wrong, and the run is red. */

let api: SecretApi;
let everything: string;

beforeAll(async () => {
  api = await startApi();
  everything = await api.token('owner');
});
afterAll(takeBack);

/** A member's token opens everybody's entries and makes groups. Twenty records on a page are nobody's business. */
const OPEN: Alter = {
  request: ({ path, query, authorization }) => ({
    ...(path === '/entries' && authorization && { authorization: `Bearer ${everything}` }),
    ...(!query.includes('per_page') && { query: `${query}&per_page=20` }),
  }),
  answer: ({ method, path, authorization }) => {
    const isOpen = method === 'POST' && path === '/groups' && authorization !== undefined;
    return isOpen ? { status: 200, body: { data: { group_id: 99 } } } : undefined;
  },
};

test.concurrent('what an API opens that has to be closed is a defect', LONG_RUN, async ({ skip }) => {
  skip(isOfficial, NO_GUESSES);
  const { baseUrl } = await proxyTo(api.origin, OPEN);
  const token = await api.token('member');
  const ended = await runLive({
    baseUrl,
    tokens: { TIMENEYE_TOKEN: token },
    flags: { actor: 'member', 'probe-refusals': true },
    files: [
      'tests/contract/operations/article.test.ts',
      'tests/contract/authorization/matrix/refused.test.ts',
      'tests/contract/reading/lists.test.ts',
    ],
  });
  const { exitCode, output } = ended;
  expect(exitCode, output).toBe(1);
  expect(leaksIn(ended, [token])).toEqual([]);
  const failed = output.split('\n').filter((line) => line.startsWith(' FAIL '));
  const titles = failed.map((line) => line.replace(/^.*> /, '').replace(/ \[assumed\].*$/, ''));
  expect([...new Set(titles)].sort()).toEqual([
    'member cannot create a group',
    'member gets only his own entries',
    'member who tries to create a group gets 403',
  ]);
  expect(output).toContain('has the documented number of records on a page');
});

/** Creates answer 201, which ms-connector says that no operation does. */
const CREATED: Alter = {
  answer: ({ method, path }, { status }) => {
    const isCreate = method === 'POST' && /^\/(clients|groups)$/.test(path);
    return isCreate && status === 200 ? { status: 201 } : undefined;
  },
};

test.concurrent(
  'a create that answers 201 is a defect where 200 and the path are documented',
  LONG_RUN,
  async ({ skip }) => {
    skip(isOfficial, NO_GUESSES);
    const { baseUrl } = await proxyTo(api.origin, CREATED);
    const before = await api.workspace();
    const { exitCode, output, files } = await runLive({
      baseUrl,
      tokens: { TIMENEYE_TOKEN: everything },
      flags: { 'allow-writes': true },
      files: ['tests/contract/operations/read-back.test.ts'],
    });
    expect(exitCode, output).toBe(1);
    const failed = output.split('\n').filter((line) => line.startsWith(' FAIL '));
    expect(failed.some((line) => line.includes('createClient is remembered'))).toBe(true);
    // The path of groups is a guess, so that nothing about it can be a defect.
    expect(failed.filter((line) => line.includes('Group'))).toEqual([]);
    expect(files['observations.overlay.yaml']).toContain("$['paths']['/groups']['post']['responses']");
    expect(await api.workspace()).toBe(before);
  },
);

test.concurrent('with --strict what is assumed is binding as well', LONG_RUN, async () => {
  const { baseUrl } = await proxyTo(api.origin, OPEN);
  const { exitCode, output } = await runLive({
    baseUrl,
    tokens: { TIMENEYE_TOKEN: await api.token('other-member') },
    flags: { strict: true },
    files: ['tests/contract/reading/lists.test.ts'],
  });
  expect(exitCode, output).toBe(1);
  expect(output).not.toContain('Observed otherwise');
});
