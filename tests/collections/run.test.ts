import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Collection } from '../../scripts/collections/postman.ts';
import {
  type RequestResult,
  type RunResult,
  readCollection,
  runCollection,
} from '../../scripts/collections/run.ts';
import { type RunningMock, startMock } from '../../scripts/mock/start.ts';

let mock: RunningMock;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

const results = ({ requests }: RunResult) => [...requests.values()];
const failures = (run: RunResult) => {
  return results(run).flatMap(({ checks }) =>
    [...checks].filter(([, { error }]) => error).map(([title]) => title),
  );
};
/** The collection with these folders only. */
const folders = (...names: string[]): Collection => {
  const fullCollection = readCollection();
  return { ...fullCollection, item: fullCollection.item.filter(({ name }) => names.includes(name)) };
};
const methods = (run: RunResult) => new Set(results(run).map(({ sent }) => sent?.method));
const reasons = (list: RequestResult[]) => new Set(list.map(({ skipped }) => skipped));

test('a run without a token fails', async () => {
  const collection = folders('Me', 'Clients');
  const run = await runCollection({ origin: mock.origin, collection, variables: { access_token: '' } });
  expect(failures(run)).toContain('the status is 200');
  expect(run.failed).toBeGreaterThan(0);
});

test('without allow_writes a run sends only GET requests, reports that, and passes', async () => {
  const run = await runCollection({ origin: mock.origin, variables: { allow_writes: undefined } });
  const skipped = results(run).filter(({ skipped }) => skipped !== undefined);
  expect(methods(run)).toEqual(new Set(['GET', undefined]));
  expect(skipped.length + run.sent).toBe(run.requests.size);
  expect(reasons(skipped)).toContain('it writes, and allow_writes is not true');
  expect(run.failed).toBe(0);
});

test('without a control API, reads take their IDs from lists', async () => {
  const ids = readCollection().variable.filter(({ key }) => key.startsWith('id_of_'));
  const variables = Object.fromEntries(ids.map(({ key }) => [key, undefined]));
  const run = await runCollection({
    origin: mock.origin,
    variables: { ...variables, mock_url: undefined, allow_writes: undefined, access_token: 'mock-admin' },
  });
  const skipped = results(run).filter(({ skipped }) => skipped !== undefined);
  expect(reasons(skipped)).toEqual(
    new Set([
      'it writes, and allow_writes is not true',
      "it needs the mock's control API, and mock_url is not set",
    ]),
  );
  expect(run.failed).toBe(0);
});

test('a run that omits requests fails in its last request', async () => {
  const run = await runCollection({ origin: mock.origin, collection: folders('Me', 'The end of a run') });
  expect(failures(run)).toEqual(['every request was sent or skipped', 'every request was sent']);
});
