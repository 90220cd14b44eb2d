import { afterEach, expect, test, vi } from 'vitest';
import { defineCommand, Inconclusive, runCommand, UsageError } from '../../scripts/cli/index.ts';

const seen = vi.fn();

const command = defineCommand({
  name: 'sample',
  summary: 'Print the flags.',
  usage: 'npm run sample -- [flags]',
  flags: {
    port: { type: 'string', argument: 'N', description: 'Port to listen on', default: '4010' },
    'access-token-ttl': { type: 'string', argument: 'SECONDS', description: 'Lifetime of an access token' },
    quiet: { type: 'boolean', description: 'Print nothing' },
  },
  async run(flags) {
    const typed: { port: string; quiet: boolean; 'access-token-ttl': string | undefined } = flags;
    seen(typed);
    return 0;
  },
});

function commandThatThrows(error: unknown) {
  return defineCommand({
    name: 'sample',
    summary: '',
    usage: '',
    flags: {},
    run: () => Promise.reject(error),
  });
}

async function type(line: string, of = command as Parameters<typeof runCommand>[0]) {
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const exitCode = await runCommand(of, line.split(' ').filter(Boolean));
  const readOutput = (spy: typeof stdout) => spy.mock.calls.map(([text]) => text).join('');
  return { exitCode, stdout: readOutput(stdout), stderr: readOutput(stderr) };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  seen.mockClear();
});

test('the command receives flags with their defaults', async () => {
  expect(await type('--quiet')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  expect(seen).toHaveBeenCalledWith({ port: '4010', quiet: true });
});

test('a flag that is not given is false, or undefined without a default', async () => {
  await type('');
  expect(seen).toHaveBeenCalledWith({ port: '4010', quiet: false });
});

test.for<[string, string]>([
  ['--prot 4020', 'unknown flag --prot. Did you mean --port? (--help lists all flags)'],
  [
    '--access-token 60',
    'unknown flag --access-token. Did you mean --access-token-ttl? (--help lists all flags)',
  ],
  ['--live', 'unknown flag --live. (--help lists all flags)'],
  ['--constructor', 'unknown flag --constructor. (--help lists all flags)'],
  ['-p 4020', 'unknown flag -p. (--help lists all flags)'],
  ['4020', 'unexpected argument "4020" (--help lists all flags; npm passes on only flags after --)'],
  ['--port', '--port needs a value: --port=N'],
  ['--port --quiet', '--port needs a value: --port=N'],
  ['--quiet=yes', '--quiet takes no value'],
  ['-- --bail', 'nothing may follow a second --'],
])('%s exits 2 with a message', async ([line, message]) => {
  expect(await type(line)).toEqual({ exitCode: 2, stdout: '', stderr: `sample: ${message}\n` });
  expect(seen).not.toHaveBeenCalled();
});

test('help prints every flag of the command', async () => {
  const { exitCode, stdout } = await type('--help --unknown');
  expect(exitCode).toBe(0);
  expect(stdout).toBe(
    [
      'Print the flags.',
      '',
      'Usage: npm run sample -- [flags]',
      '',
      '  --port N                    Port to listen on (default 4010)',
      '  --access-token-ttl SECONDS  Lifetime of an access token',
      '  --quiet                     Print nothing',
      '  --project DIR               Project directory, with spec/, collections/ and reports/',
      '  --help                      Print this text',
      '',
    ].join('\n'),
  );
});

test('arguments after -- are passed to a command that accepts them', async () => {
  const remainders: string[][] = [];
  const wanting = {
    ...command,
    rest: 'passed to x',
    run: async (_: unknown, rest: string[]) => remainders.push(rest),
  };
  await type('--quiet -- --bail 1 -- x', wanting);
  expect(remainders).toEqual([['--bail', '1', '--', 'x']]);
});

test.for([
  [new UsageError('no such file'), 2, 'sample: no such file\n'],
  [new Inconclusive('the host did not respond'), 3, 'sample: the host did not respond\n'],
  [
    new TypeError('x is not a function'),
    1,
    'sample: unexpected error: x is not a function (set TIMENEYE_DEBUG=1 to see the stack trace)\n',
  ],
  [
    'a plain string',
    1,
    'sample: unexpected error: a plain string (set TIMENEYE_DEBUG=1 to see the stack trace)\n',
  ],
] as const)('%s ends with exit code %i and no stack trace', async ([error, exitCode, stderr]) => {
  vi.stubEnv('TIMENEYE_DEBUG', undefined);
  expect(await type('', commandThatThrows(error))).toEqual({ exitCode, stdout: '', stderr });
});

test('TIMENEYE_DEBUG=1 shows the stack trace', async () => {
  vi.stubEnv('TIMENEYE_DEBUG', '1');
  expect((await type('', commandThatThrows(new Error('broken')))).stderr).toMatch(
    /Error: broken\n\s+at .*cli\.test\.ts/,
  );
});
