import { expect, test } from 'vitest';
import { root, runNode } from './run.ts';

const UNSET = { NO_COLOR: undefined, FORCE_COLOR: undefined, CI: undefined, TERM: 'xterm' };
const TERMINAL = ['--import', 'data:text/javascript,process.stdout.isTTY=true'];
const PRINT = ['--import', './scripts/cli/color.mjs', '-p', 'process.env.NO_COLOR ? "plain" : "colored"'];

test.concurrent.for<[string, output: string, variables: NodeJS.ProcessEnv, terminal: string[]]>([
  ['a terminal', 'colored', {}, TERMINAL],
  ['a terminal with NO_COLOR', 'plain', { NO_COLOR: '1' }, TERMINAL],
  ['a terminal with an empty NO_COLOR', 'colored', { NO_COLOR: '' }, TERMINAL],
  ['a terminal without colors', 'plain', { TERM: 'dumb' }, TERMINAL],
  ['a terminal with FORCE_COLOR=0', 'plain', { FORCE_COLOR: '0' }, TERMINAL],
  ['a pipe', 'plain', {}, []],
  ['a pipe in CI', 'plain', { CI: 'true' }, []],
  ['a pipe with FORCE_COLOR', 'colored', { FORCE_COLOR: '1' }, []],
  ['a pipe with both', 'colored', { FORCE_COLOR: '1', NO_COLOR: '1' }, []],
])('%s gets %s output', async ([, output, variables, terminal]) => {
  const { stdout } = await runNode([...terminal, ...PRINT], root, { ...UNSET, ...variables });
  expect(stdout.trim()).toBe(output);
});

test('a piped run of the suite prints no escape codes', async () => {
  const argv = ['scripts/start.mjs', 'test', '--grep', 'every operation has a call that succeeds'];
  const { stdout, stderr } = await runNode(argv, root, { ...UNSET, CI: 'true' });
  expect(stdout).toContain('1 passed');
  expect(stdout + stderr).not.toContain('\x1b');
});
