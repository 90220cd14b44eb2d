import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatVariableName } from '../../scripts/live/tokens.ts';
import { buildProject } from '../contract-tools/editions/built-project.ts';
import { actorName } from '../fixtures/access/titles.ts';
import { type ForeignService, type ForeignServiceOptions, startForeignService } from './foreign-service.ts';
import { addCleanUp, runCleanUps } from './later.ts';
import { LONG_RUN, runLive, testTitles } from './run.ts';

/*
 * Whole runs against a service that was written from a document with other names, independently of the mock. The
 * service conforms, so every failure is a false alarm; a difference from an assumption is an observation.
 */

type ForeignActor = keyof ForeignService['tokens'];

const MANAGERS: ForeignActor[] = ['project-manager', 'group-manager'];
const FOUR_ACTORS: ForeignActor[] = ['owner', 'admin', 'member', 'other-member'];

interface ForeignRun {
  what: string;
  actors: ForeignActor[];
  flags: Record<string, boolean>;
  service?: ForeignServiceOptions;
  maxRequests?: number;
}

const RUNS: ForeignRun[] = [
  {
    what: 'four tokens of a new workspace and --show-data',
    actors: FOUR_ACTORS,
    flags: { 'show-data': true },
    service: { isNew: true },
  },
  {
    what: 'four tokens of a service that checks in another order',
    actors: FOUR_ACTORS,
    flags: { 'probe-denied': true },
    service: { isOtherOrder: true, hasLimitHeaders: true },
  },
  { what: 'tokens of managers', actors: ['owner', 'member', ...MANAGERS], flags: {} },
  {
    what: 'tokens of managers, --probe-denied and --allow-writes',
    actors: ['owner', ...MANAGERS],
    flags: { 'probe-denied': true, 'allow-writes': true },
  },
  { what: "a member's token", actors: ['member'], flags: {}, maxRequests: 99 },
  { what: 'four tokens', actors: FOUR_ACTORS, flags: {}, service: { hasLimitHeaders: true } },
  {
    what: 'four tokens and --probe-denied',
    actors: FOUR_ACTORS,
    flags: { 'probe-denied': true },
  },
  {
    what: 'four tokens, --probe-denied and --allow-writes',
    actors: FOUR_ACTORS,
    flags: { 'probe-denied': true, 'allow-writes': true },
    service: { hasLimitHeaders: true },
  },
];

let project: string;
const outputs: string[] = [];

beforeAll(async () => {
  const { spec, remove } = await buildProject('other-names.yaml');
  project = dirname(dirname(spec));
  addCleanUp(remove);
}, LONG_RUN.timeout);
afterAll(runCleanUps);

test.each(RUNS)(
  'a run with $what reports no failure of a conforming service, and leaves its records unchanged',
  LONG_RUN,
  async ({ actors, flags, service: options, maxRequests }) => {
    const service = await startForeignService(options);
    addCleanUp(() => void service.close());
    const before = service.dump();
    const tokens = Object.fromEntries(
      actors.map((actor) => [formatVariableName(actor), service.tokens[actor]]),
    );
    const ended = await runLive({ baseUrl: service.baseUrl, tokens, flags, project });
    outputs.push(ended.output);
    expect(testTitles(ended, 'failed'), ended.output).toEqual([]);
    expect(ended.exitCode, ended.output).toBe(0);
    const passed = testTitles(ended, 'passed').join('\n');
    for (const actor of actors.filter((each) => MANAGERS.includes(each)))
      expect(passed).toContain(actorName(actor));
    expect(ended.output).not.toContain('Could not');
    expect(service.requests.filter(({ status }) => status >= 500)).toEqual([]);
    if (maxRequests !== undefined) expect(service.requests.length).toBeLessThanOrEqual(maxRequests);
    expect(service.dump() === before, 'the records have changed').toBe(true);
  },
);

test('a different error message is one observation for all operations, with both messages', () => {
  expect(outputs.at(-1)).toMatch(
    /the rejection with 422 has this message: .*, and \d+ more operations\n {4}expected \{"message":".+"\}\n {4}received \{"message":"Some values are not acceptable\."\}\n/,
  );
});

test('an observation shows the expected and the received invalid fields', () => {
  expect(outputs.at(-1)).toMatch(
    /naming the fields: .*\n {4}expected \{"errors":\[".*\n {4}received \{"errors":\["/,
  );
});

test('a list that is filtered by hidden records violates only an assumption', () => {
  const rule = 'a filter by IDs of client records that the actor cannot see returns nothing: listEntries';
  expect(outputs.at(-1)).toContain(rule);
});

test('a field that the service ignores is not reported as set', () => {
  expect(outputs.at(-1)).toContain('the field is rejected: updateClient (PATCH /customers/{id}) as admin');
  expect(outputs.at(-1)).not.toContain('cannot set cost');
});

test('a remaining count that the service does not send is not compared', () => {
  expect(outputs[0]).toContain('with the header X-RateLimit-Remaining');
  expect(outputs[0]).not.toContain('remaining count');
});
