import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { environmentWithoutTokens } from '../cli/child-environment.ts';
import { UsageError } from '../cli/errors.ts';
import type { Running, Subject } from './subject.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const patches = join(root, 'tests', 'faults', 'blind');

/** What the mock needs to run. */
const COPIED = ['scripts', 'spec', 'package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * The mock as each patch under tests/faults/blind breaks it, or as some of them do: defects by somebody who does not
 * know the suite. A name that is no patch is a UsageError.
 */
export function blindFaults(only: string[], folder = patches): Subject[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.patch')) : [];
  if (files.length === 0) throw new UsageError(`there are no patches (*.patch) in ${folder}`);
  const unknown = only.find((name) => !files.includes(`${name}.patch`));
  if (unknown !== undefined) throw new UsageError(`there is no ${unknown}.patch in ${folder}`);
  const chosen = files.filter((file) => only.length === 0 || only.includes(file.replace(/\.patch$/, '')));
  return chosen.sort().map((file) => ({
    name: file.replace(/\.patch$/, ''),
    sentence: firstLine(readFileSync(join(folder, file), 'utf8')),
    breaks: 'told by nobody',
    caughtBy: [],
    start: (port) => startPatched(join(folder, file), port),
  }));
}

/** What stands before the first file of a patch says what it does. */
function firstLine(patch: string): string {
  const [line = ''] = patch.split('\n');
  return /^(diff|---|Index)/.test(line) ? '' : line.replace(/^#\s*/, '');
}

/** Starts the mock out of a copy of the project to which the patch is applied. */
async function startPatched(patch: string, port: number): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'blind-fault-'));
  try {
    for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    execFileSync('git', ['apply', patch], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: environmentWithoutTokens(),
    });
    const mock = await startedMock(folder, port);
    const close = async () => {
      mock.kill();
      if (mock.exitCode === null && mock.signalCode === null) await once(mock, 'exit');
      rmSync(folder, { recursive: true });
    };
    return { close };
  } catch (error) {
    rmSync(folder, { recursive: true });
    const reason = (error as { stderr?: Buffer }).stderr?.toString().trim() ?? (error as Error).message;
    throw new UsageError(`${patch} cannot be tried: ${reason}`);
  }
}

async function startedMock(folder: string, port: number): Promise<ChildProcess> {
  const args = ['scripts/start.mjs', 'mock', '--port', String(port), '--quiet', '--json'];
  const mock = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: environmentWithoutTokens(),
  });
  for await (const _line of createInterface(mock.stdout)) return mock;
  throw new Error('the patched mock does not start');
}
