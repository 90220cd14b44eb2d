import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Inconclusive, UsageError } from '../../scripts/cli/index.ts';
import { type LiveFlags, prepareLive } from '../../scripts/live/prepare.ts';
import { type CommandResult, root, runNode } from '../scripts/run.ts';
import { runCleanUps } from './later.ts';
import { environment, LONG_RUN, temporaryDirectory } from './run.ts';

const NOWHERE = 'http://127.0.0.1:1/api/v1';
const FLAGS: LiveFlags = {
  'base-url': undefined,
  actor: undefined,
  budget: undefined,
  'allow-writes': false,
  'probe-denied': false,
  'exhaust-rate-limit': false,
  strict: false,
  'show-data': false,
};

beforeEach(() => {
  const variableNames = Object.keys(process.env).filter((name) => name.startsWith('TIMENEYE_'));
  for (const name of variableNames) vi.stubEnv(name, undefined);
  vi.stubEnv('TIMENEYE_STATE_DIR', temporaryDirectory());
});
afterEach(() => vi.unstubAllEnvs());
afterAll(runCleanUps);

/** Prepares a live run, and returns its error. */
async function prepareError(flags: Partial<LiveFlags>, envFile = 'no.env'): Promise<Error> {
  const prepared = prepareLive({ ...FLAGS, ...flags }, envFile);
  return prepared.then(() => new Error('nothing is wrong')).catch((error: Error) => error);
}

test.for<[Record<string, string>, Partial<LiveFlags>, string]>([
  [{}, {}, 'there is no token: set TIMENEYE_TOKEN (or TIMENEYE_TOKEN_OWNER and so on) in the environment'],
  [{ TIMENEYE_TOKEN: '' }, {}, 'there is no token'],
  [
    { TIMENEYE_TOKEN: 'two words' },
    {},
    'TIMENEYE_TOKEN is not a token: it contains spaces or other invalid characters',
  ],
  [{ TIMENEYE_TOKEN: 'Bearer abc' }, {}, 'invalid characters (remove the word Bearer)'],
  [
    { TIMENEYE_TOKEN_BOSS: 'abc' },
    {},
    'there is no actor for TIMENEYE_TOKEN_BOSS. Choose from: TIMENEYE_TOKEN_OWNER',
  ],
  [{ TIMENEYE_TOKEN: 'abc' }, { actor: 'membr' }, '--actor membr is not an actor. Did you mean member?'],
  [
    { TIMENEYE_TOKEN: 'abc' },
    { budget: 'all' },
    '--budget must be a whole number from 1 to 10000, not "all"',
  ],
  [{ TIMENEYE_TOKEN: 'abc' }, { 'base-url': 'http://example.com' }, 'http://example.com has no TLS'],
  [{ TIMENEYE_TOKEN: 'abc', TIMENEYE_BASE_URL: 'example.com' }, {}, 'TIMENEYE_BASE_URL is not a URL'],
])('%o with %o is a usage error', async ([variables, flags, message]) => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const problem = await prepareError(flags);
  expect(problem).toBeInstanceOf(UsageError);
  expect(problem.message).toContain(message);
  expect(problem.message).not.toMatch(/two words|Bearer abc/);
});

test('the token can be in an env file; the environment takes precedence over it', async () => {
  const file = join(temporaryDirectory(), '.env');
  writeFileSync(file, `TIMENEYE_TOKEN='two words'\nTIMENEYE_BASE_URL=${NOWHERE}\n`);
  expect((await prepareError({}, file)).message).toContain('TIMENEYE_TOKEN is not a token');
  vi.stubEnv('TIMENEYE_TOKEN', 'abc');
  const problem = await prepareError({}, file);
  expect(problem).toBeInstanceOf(Inconclusive);
  expect(problem.message).toContain('nothing listens at 127.0.0.1:1');
});

function runCommandLine(line: string): Promise<CommandResult> {
  const args = ['scripts/start.mjs', ...line.split(' ')];
  return runNode(args, root, environment(temporaryDirectory(), { TIMENEYE_TOKEN: 'abc' }));
}

test.concurrent.for<[string, number, RegExp]>([
  [`test --live --base-url ${NOWHERE}`, 3, /^test: nothing listens at 127\.0\.0\.1:1/],
  ['test --live -- --retry 3', 2, /^test: with --live nothing may follow a second --/],
  ['test --allow-writes', 2, /^test: --allow-writes requires --live/],
  ['newman --live --reporters junit', 2, /^newman: --reporters and --report cannot be combined/],
  ['login', 2, /^login: which application\? .* redirect URI http:\/\/127\.0\.0\.1:8912\/callback/],
])('%s exits with an error before it runs anything', LONG_RUN, async ([line, exitCode, message]) => {
  const ended = await runCommandLine(line);
  expect(ended).toMatchObject({ exitCode, stdout: '' });
  expect(ended.stderr).toMatch(message);
});
