import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startMock } from '../../scripts/mock/start.ts';
import { type SecretApi, startApi } from './api.ts';
import { addCleanUp, runCleanUps } from './later.ts';
import { isOfficial, NO_GUESSES } from './official.ts';
import { copyProject, mergeOverlay } from './project-copy.ts';
import { type Alter, startProxy } from './proxy.ts';
import { type LiveResult, LONG_RUN, runLive } from './run.ts';

/* The results of a run against an API that violates several assumptions. */

const FILES = [
  'tests/contract/reading',
  'tests/contract/operations/documented-access.test.ts',
  'tests/contract/authorization/matrix/rejected.test.ts',
];
const NOT_FOUND = { status: 404, body: { message: 'Not found.' } };

/**
 * Serves 20 records per page, unknown fields and no todos, rejects the list of clients with 404, and shows all entries
 * to a user with level member, who may manage them.
 */
const VIOLATING_ASSUMPTIONS: Alter = {
  request: ({ path, query, authorization }) => ({
    ...(showsAllEntries && path === '/entries' && authorization && { authorization: `Bearer ${ownerToken}` }),
    ...(!query.includes('per_page') && { query: `${query}&per_page=20` }),
  }),
  response: ({ path }, { status, body }) => {
    if (path.startsWith('/todos') || (path === '/clients' && status === 403)) return NOT_FOUND;
    const { data } = body as { data?: object | object[] };
    if (!path.startsWith('/entries') || data === undefined) return undefined;
    const unknownFields = { approved_by: null, tag_count: 2 };
    const entries = Array.isArray(data)
      ? data.map((entry) => ({ ...entry, ...unknownFields }))
      : { ...data, ...unknownFields };
    return { body: { ...(body as object), data: entries } };
  },
};

let api: SecretApi;
let ownerToken: string;
let showsAllEntries = true;
let baseUrl: string;
let first: LiveResult;

function run(project?: string): Promise<LiveResult> {
  return api.token('member').then((token) => {
    const tokens = { TIMENEYE_TOKEN: token };
    return runLive({ baseUrl, tokens, files: FILES, ...(project && { project }) });
  });
}

beforeAll(async () => {
  api = await startApi();
  ownerToken = await api.token('owner');
  baseUrl = (await startProxy(api.origin, VIOLATING_ASSUMPTIONS)).baseUrl;
  first = await run();
}, LONG_RUN.timeout);
afterAll(runCleanUps);

test('violated assumptions are observations and fail nothing', ({ skip }) => {
  skip(isOfficial, NO_GUESSES);
  const { exitCode, output, files } = first;
  expect(exitCode, output).toBe(0);
  expect(output).toMatch(/Different from the contract's assumptions \(\d+; the assumptions are wrong/);
  const observations = JSON.parse(files['observations.json'] ?? '[]') as { rule: string; received: string }[];
  const reported = observations.map(({ rule, received }) => `${rule}: ${received}`);
  expect(reported.some((line) => line.endsWith('uses the documented default page size: 20'))).toBe(true);
  expect(reported.some((line) => line.includes('must NOT have additional properties approved_by'))).toBe(
    true,
  );
  expect(reported).toContain('the operation exists: 404');
  expect(output).toContain('member gets only their own entries: listEntries (GET /entries) as member');
});

test('the proposed overlay contains the observations', ({ skip }) => {
  skip(isOfficial, NO_GUESSES);
  const overlay = parse(first.files['observations.overlay.yaml'] ?? '');
  const source = `observed ${new Date().toISOString().slice(0, 10)}`;
  const actions = new Map<string, unknown[]>();
  for (const { target, update, remove } of overlay.actions) {
    actions.set(target, [...(actions.get(target) ?? []), remove ?? update]);
  }
  expect(overlay.overlay).toBe('1.0.0');
  expect(actions.get("$['components']['parameters']['PerPage']")).toEqual([
    { schema: { default: 20 }, 'x-source': source },
  ]);
  expect(actions.get("$['components']['schemas']['Entry']['properties']")).toEqual([
    { approved_by: { 'x-source': source } },
    { tag_count: { type: 'integer', 'x-source': source } },
  ]);
  expect(actions.get("$['paths']['/todos']")).toEqual([true]);
  expect(actions.get("$['paths']['/clients']['get']['x-access']")).toEqual([
    { member: { rejected_with: 404, source } },
  ]);
});

test('output and reports contain no names, notes or email addresses of the workspace', async () => {
  const allOutput = [first.output, ...Object.values(first.files)].join('\n');
  const workspace = JSON.stringify(await api.workspace());
  const names = [...workspace.matchAll(/\\"(?:name|email|notes)\\":\\"([^"\\]{6,})\\"/g)].map(
    ([, text]) => text,
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => name && allOutput.includes(name))).toEqual([]);
});

test(
  'merging the overlay updates the mock, and the next run has no observations',
  LONG_RUN,
  async ({ skip }) => {
    skip(isOfficial, NO_GUESSES);
    showsAllEntries = false;
    const project = copyProject();
    await mergeOverlay(project, first.files['observations.overlay.yaml'] ?? '');
    const mock = await startMock({ port: 0, spec: `${project}/spec/contract.openapi.json` });
    addCleanUp(() => void mock.close());
    const headers = { Authorization: 'Bearer mock-member' };
    const send = (path: string) => fetch(`${mock.baseUrl}${path}`, { headers });
    expect(await (await send('/entries')).json()).toMatchObject({ meta: { per_page: 20 } });
    expect((await send('/clients')).status).toBe(404);
    expect((await send('/todos')).status).toBe(404);

    const { exitCode, output, files } = await run(project);
    expect(exitCode, output).toBe(0);
    expect(output).not.toContain("Different from the contract's assumptions");
    expect(Object.keys(files)).not.toContain('observations.json');
  },
);
