import { expect, test } from 'vitest';
import { root, runNode } from './run.ts';

const UNSET = { NO_COLOR: undefined, FORCE_COLOR: undefined, CI: undefined, TERM: 'xterm' };
const TERMINAL = ['--import', 'data:text/javascript,process.stdout.isTTY=true'];
const PRINT = ['--import', './scripts/cli/color.mjs', '-p', 'process.env.NO_COLOR ? "plain" : "colored"'];

test.concurrent.for<[string, NodeJS.ProcessEnv, string[], string]>([
  ['a terminal', {}, TERMINAL, 'colored'],
  ['a terminal with NO_COLOR', { NO_COLOR: '1' }, TERMINAL, 'plain'],
  ['a terminal with an empty NO_COLOR', { NO_COLOR: '' }, TERMINAL, 'colored'],
  ['a terminal without colors', { TERM: 'dumb' }, TERMINAL, 'plain'],
  ['a terminal with FORCE_COLOR=0', { FORCE_COLOR: '0' }, TERMINAL, 'plain'],
  ['a pipe', {}, [], 'plain'],
  ['a pipe in CI', { CI: 'true' }, [], 'plain'],
  ['a pipe with FORCE_COLOR', { FORCE_COLOR: '1' }, [], 'colored'],
  ['a pipe with both', { FORCE_COLOR: '1', NO_COLOR: '1' }, [], 'colored'],
])('%s with %j gets output that is %4$s', async ([, variables, terminal, output]) => {
  const { stdout } = await runNode([...terminal, ...PRINT], root, { ...UNSET, ...variables });
  expect(stdout.trim()).toBe(output);
});

test('a piped run of the suite prints no escape codes', async () => {
  const argv = ['scripts/start.mjs', 'test', '--grep', 'every operation has a call that succeeds'];
  const { stdout, stderr } = await runNode(argv, root, { ...UNSET, CI: 'true' });
  expect(stdout).toContain('1 passed');
  expect(stdout + stderr).not.toContain('\x1b');
});
