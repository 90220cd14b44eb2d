import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { environmentWithoutTokens } from '../cli/child-environment.ts';
import { codeRoot } from '../cli/installation.ts';
import { onWrapperEnd } from '../cli/wrapper.ts';
import { LineRedactor } from '../live/redact.ts';

/** A module that lets the child end quietly when its output is no longer read. */
const closedPipe = new URL('../cli/closed-pipe.mjs', import.meta.url).href;
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Finished {
  /** The exit code, or 128 plus the signal's number for a child that a signal ended. */
  exitCode: number;
  interrupted: boolean;
  /** The last message of the child over the IPC channel. */
  message: unknown;
}

export interface NodeOptions {
  env?: NodeJS.ProcessEnv;
  /** Masks secrets in the child's output. */
  redact?: ((text: string) => string) | undefined;
  /** A message to send over the IPC channel, which no other process can read. */
  handOver?: object | undefined;
}

/** Runs a JavaScript file of the project in a child process, without a shell or npx in between. */
export function runNode(
  file: string,
  args: string[],
  { env = environmentWithoutTokens(), redact, handOver }: NodeOptions = {},
): Promise<Finished> {
  const output = redact ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, ['--import', closedPipe, file, ...args], {
    cwd: codeRoot,
    env: redact && process.stdout.isTTY ? { FORCE_COLOR: '1', ...env } : env,
    stdio: ['inherit', output, output, 'ipc'],
  });
  if (redact) {
    passOn(child.stdout, process.stdout, redact);
    passOn(child.stderr, process.stderr, redact);
  }
  // If the child has ended and cannot receive the message, its exit code is the more useful error.
  if (handOver) child.send(handOver, () => undefined);
  let message: unknown;
  let interrupted = false;
  const forward = (signal: NodeJS.Signals) => {
    interrupted = true;
    child.kill(signal);
  };
  for (const signal of forwarded) process.on(signal, forward);
  const endWatch = onWrapperEnd(() => interrupted || forward('SIGTERM'));
  child.on('message', (received) => {
    message = received;
  });
  return new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
      resolve({ exitCode, interrupted: interrupted || signal !== null, message });
    });
  }).finally(() => {
    endWatch();
    for (const signal of forwarded) process.off(signal, forward);
  });
}

function passOn(from: Readable | null, to: Writable, redact: (text: string) => string): void {
  const lines = new LineRedactor(redact, (text) => void to.write(text));
  from?.setEncoding('utf8').on('data', (chunk: string) => lines.push(chunk));
  from?.on('end', () => lines.end());
}
