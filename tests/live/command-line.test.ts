import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Ended, root, runNode } from '../scripts/run.ts';
import { takeBack } from './later.ts';
import { environment, LONG_RUN, temporaryDirectory } from './run.ts';

afterAll(takeBack);

const NOWHERE = 'http://127.0.0.1:1/api/v1';

function type(line: string, variables: Record<string, string> = {}): Promise<Ended> {
  const args = ['scripts/start.mjs', ...line.split(' ')];
  return runNode(args, root, environment(temporaryDirectory(), variables));
}

test.concurrent.for<[string, Record<string, string>, number, RegExp]>([
  [
    'test --live',
    {},
    2,
    /^test: there is no token: set TIMENEYE_TOKEN \(or TIMENEYE_TOKEN_OWNER and its likes\)/,
  ],
  [
    'test --live',
    { TIMENEYE_TOKEN: 'two words' },
    2,
    /^test: TIMENEYE_TOKEN is not a token: it holds spaces/,
  ],
  [
    'test --live',
    { TIMENEYE_TOKEN_BOSS: 'x' },
    2,
    /^test: there is no actor for TIMENEYE_TOKEN_BOSS\. There are:/,
  ],
  [
    'test --live --actor membr',
    { TIMENEYE_TOKEN: 'x' },
    2,
    /^test: --actor membr is no actor\. Did you mean member\?/,
  ],
  [
    'test --live --base-url http://example.com',
    { TIMENEYE_TOKEN: 'x' },
    2,
    /^test: http:\/\/example\.com has no TLS/,
  ],
  ['test --live -- --retry 3', {}, 2, /^test: with --live nothing may follow a second --/],
  ['test --allow-writes', {}, 2, /^test: --allow-writes goes with --live only/],
  [
    `test --live --base-url ${NOWHERE}`,
    { TIMENEYE_TOKEN: 'x' },
    3,
    /^test: nothing answers at 127\.0\.0\.1:1/,
  ],
  [
    'newman --live --reporters junit',
    { TIMENEYE_TOKEN: 'x' },
    2,
    /^newman: --reporters and --report do not go/,
  ],
  [
    `newman --live --base-url ${NOWHERE}`,
    { TIMENEYE_TOKEN: 'x' },
    3,
    /^newman: nothing answers at 127\.0\.0\.1:1/,
  ],
  ['login', {}, 2, /^login: which application\? .* redirect URI http:\/\/127\.0\.0\.1:8912\/callback/],
])('%s with %o ends before any test', LONG_RUN, async ([line, variables, exitCode, message]) => {
  const ended = await type(line, variables);
  expect(ended).toMatchObject({ exitCode, stdout: '' });
  expect(ended.stderr).toMatch(message);
});

test(
  'a live run takes its token from a file of variables, of which the environment wins',
  LONG_RUN,
  async () => {
    const file = join(temporaryDirectory(), '.env');
    writeFileSync(file, `TIMENEYE_TOKEN='two words'\nTIMENEYE_BASE_URL=${NOWHERE}\n`);
    const fromFile = await type('test --live', { TIMENEYE_ENV_FILE: file });
    expect(fromFile.stderr).toMatch(/^test: TIMENEYE_TOKEN is not a token/);
    expect(fromFile.stderr).not.toContain('two words');
    const fromBoth = await type('test --live', { TIMENEYE_ENV_FILE: file, TIMENEYE_TOKEN: 'x' });
    expect(fromBoth.stderr).toMatch(/^test: nothing answers at 127\.0\.0\.1:1/);
  },
);
