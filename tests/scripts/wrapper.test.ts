import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, type TestContext, test } from 'vitest';
import { findWrapper } from '../../scripts/cli/wrapper.ts';
import { freePort } from '../../scripts/faults/runner/free-port.ts';
import { root } from './run.ts';

const UNDER_NPM = { npm_lifecycle_event: 'mock', npm_command: 'run' };
const MOCK = 'node scripts/start.mjs mock';

/** A process tree in which the parent of each process has the next number. */
function tree(...commands: string[]) {
  return (pid: number) => {
    const command = commands[pid];
    return command === undefined ? undefined : { parent: pid + 1, command };
  };
}

test.for<[string, string[], number[]]>([
  ['npm with its shell', [`sh -c ${MOCK}`, 'npm run mock', '-bash'], [0, 1]],
  ['npm whose shell was replaced by the command', ['npm run mock', '-bash'], [0]],
  ['npx', ['sh -c timeneye-contract mock', 'npm exec timeneye-contract mock', '-bash'], [0, 1]],
  [
    'npm started by its file',
    [`/bin/dash -c -- ${MOCK}`, 'node /usr/lib/npm/bin/npm-cli.js run mock'],
    [0, 1],
  ],
  ['a script of several commands', [`sh -c ${MOCK} & jest`, 'npm test', '-bash'], [0, 1]],
  ['a program of an npm script', [`sh -c ${MOCK}`, 'node concurrently', 'sh -c x', 'npm test'], [0]],
])('%s is watched', ([, commands, watched]) => {
  expect(findWrapper(UNDER_NPM, 0, tree(...commands))).toEqual(watched);
});

test.for<[string, string[]]>([
  ['an interactive shell', ['-bash', 'sshd']],
  ['a test runner', ['node vitest.mjs run', 'sh -c vitest', 'npm test']],
  ['nohup in a script', [`sh -c nohup ${MOCK} &`, 'npm run start-mock']],
  ['setsid in a script', [`sh -c setsid ${MOCK}`, 'npm run start-mock']],
  ['a script that ends with an ampersand', [`sh -c ${MOCK} &`, 'npm run start-mock']],
  ['a subshell in the background', [`sh -c (${MOCK} &)`, 'npm run start-mock']],
  ['an init process', ['/sbin/init']],
  ['a process that has ended', []],
])('%s that npm started is not watched', ([, commands]) => {
  expect(findWrapper(UNDER_NPM, 0, tree(...commands))).toEqual([]);
});

test('a process outside npm watches no parent', () => {
  expect(findWrapper({}, 0, tree(`sh -c ${MOCK}`, 'npm run mock'))).toEqual([]);
});

interface NpmServer {
  kill(signal: NodeJS.Signals): void;
  port: number;
}

/** Starts a server by npm and waits until its output says that it is ready. */
async function startByNpm(
  script: string,
  ready: RegExp,
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
): Promise<NpmServer> {
  const port = await freePort();
  // A separate process group, so that nothing keeps running when the test fails.
  const child = spawn('npm', ['run', '--silent', script, '--', '--port', String(port)], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => killGroup(child.pid as number));
  for await (const line of createInterface(child.stdout)) {
    if (ready.test(line)) return { port, kill: (signal) => void child.kill(signal) };
  }
  throw new Error(`npm run ${script} ended without being ready`);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All processes of the group have ended.
  }
}

test
  .skipIf(process.platform === 'win32')
  .concurrent.for<[script: string, signal: NodeJS.Signals, ready: RegExp]>([
    ['mock', 'SIGTERM', /ready at/],
    ['mock', 'SIGKILL', /ready at/],
    ['mock:prism', 'SIGTERM', /is listening/],
    ['mock:prism', 'SIGKILL', /is listening/],
  ])('npm run %s ends when the npm that started it gets %s', async ([script, signal, ready], context) => {
  const server = await startByNpm(script, ready, context);
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  server.kill(signal);
  // A running server also closes idle connections, but accepts new connections. A pending connection is reset.
  await new Promise((resolve) =>
    socket
      .on('error', () => undefined)
      .on('close', resolve)
      .resume(),
  );
  await expect(fetch(`http://127.0.0.1:${server.port}`)).rejects.toThrow('fetch failed');
});
