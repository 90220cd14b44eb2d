import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Finished {
  /** The exit code, or 128 and the signal's number for a child that a signal ended. */
  exitCode: number;
  interrupted: boolean;
  /** The last thing the child told over its channel to us. */
  message: unknown;
}

/** Runs a JavaScript file of the project in a child process: no shell and no npx between it and us. */
export function runNode(
  file: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Finished> {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  let message: unknown;
  let interrupted = false;
  const forward = (signal: NodeJS.Signals) => {
    interrupted = true;
    child.kill(signal);
  };
  for (const signal of forwarded) process.on(signal, forward);
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
    for (const signal of forwarded) process.off(signal, forward);
  });
}
