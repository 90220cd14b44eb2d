import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type SecretApi, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { copyProject, mergeOverlay } from './project-copy.ts';
import { type Alter, startProxy } from './proxy.ts';
import { LONG_RUN, runLive, testTitles } from './run.ts';

/* A difference is judged once, by the sources of the violated statement. */

const FILES = ['tests/contract/reading/list-pages.test.ts', 'tests/contract/reading/records.test.ts'];
/** The title of a test that depends on the order of a list, which no source documents. */
const ASSUMED_TITLE = 'listEntries continues on page 2 where page 1 ends';

const OFFICIAL = { 'x-source': 'official' };
const listEntries = "$.paths['/entries'].get";
const success = `${listEntries}.responses['200']`;
/** Marks the path, the status and the schema of the list of entries as official. */
const ACTIONS = [
  listEntries,
  success,
  '$.components.schemas.Entry',
  '$.components.schemas.EntryListResponse',
].map((target) => ({ target, update: OFFICIAL }));
const OFFICIAL_HEADER = {
  target: `${success}.headers['X-Official']`,
  update: { ...OFFICIAL, required: true },
};

let api: SecretApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(runCleanUps);

async function run(alter: Alter, actions: object[] = []) {
  const project = copyProject();
  await mergeOverlay(project, stringify({ actions: [...ACTIONS, ...actions] }));
  const { baseUrl } = await startProxy(api.origin, alter);
  return runLive({ baseUrl, tokens: { TIMENEYE_TOKEN: await api.token('owner') }, files: FILES, project });
}

/** Changes the responses of the list of entries. */
function alterEntries(
  change: (response: { status: number; headers: object; body: unknown }) => object,
): Alter {
  return { response: ({ path }, response) => (path === '/entries' ? change(response) : undefined) };
}

const withMinutesAsStrings = ({ body }: { body: unknown }) => ({
  body: JSON.parse(JSON.stringify(body), (key, value) => (key === 'entry_minutes' ? `${value}` : value)),
});

const X_OFFICIAL = {
  target: `${success}.headers`,
  update: { 'X-Official': { description: 'Ours.', required: true, schema: { type: 'integer' } } },
};

test.concurrent.for<[string, Alter, object[], string]>([
  ['schema', alterEntries(withMinutesAsStrings), [], 'returns 200 with the documented schema'],
  ['status', alterEntries(() => ({ status: 202 })), [], 'returns a documented status'],
  ['header', {}, [X_OFFICIAL, OFFICIAL_HEADER], 'returns 200 with the header X-Official'],
])(
  'a violated official %s fails the run although the title is assumed',
  LONG_RUN,
  async ([, alter, actions, rule]) => {
    const ended = await run(alter, actions);
    const { exitCode, output } = ended;
    expect(exitCode, output).toBe(1);
    expect(testTitles(ended, 'failed')).toContain(ASSUMED_TITLE);
    expect(output).toContain(rule);
  },
);

test.concurrent('a missing guessed header of an official response is an observation', LONG_RUN, async () => {
  const withoutLimit = alterEntries(({ headers }) => ({
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'x-ratelimit-limit')),
  }));
  const { exitCode, output } = await run(withoutLimit);
  expect(exitCode, output).toBe(0);
  expect(output).toContain('returns 200 with the header X-RateLimit-Limit: listEntries (GET /entries)');
});
