import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentWithoutTokens } from '../cli/child-environment.ts';
import type { LoginMemory } from './login-memory.ts';

export type { LoginMemory } from './login-memory.ts';

const program = fileURLToPath(new URL('login-memory.ts', import.meta.url));

/** The memory use of many logins, measured in a separate process. */
export async function measureLoginMemory(logins = 10_000): Promise<LoginMemory> {
  const execArgv = ['--expose-gc', '--import', 'tsx'];
  const child = fork(program, [String(logins)], {
    cwd: dirname(program),
    execArgv,
    env: environmentWithoutTokens(),
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the measurement of logins ended with ${code} and without a result`);
  });
  const [memory] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return memory as LoginMemory;
}
