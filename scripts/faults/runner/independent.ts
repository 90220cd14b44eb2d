import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { environmentWithoutTokens } from '../../cli/child-environment.ts';
import { UsageError } from '../../cli/errors.ts';
import { applyEdit, type SourceEdit } from './source-edits.ts';
import type { MockVariant, Running } from './variant.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const patches = join(root, 'tests', 'faults', 'patches');

/** The files that the mock needs to run. */
const COPIED = ['scripts', 'spec', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** An independent fault: edits of the mock by an author who did not know the suite. */
export interface Patch {
  /** The file name without `.yaml`. */
  name: string;
  description: string;
  edits: SourceEdit[];
}

/** Reads the patches of a folder, sorted by name. Throws a UsageError for an invalid file. */
export function readPatches(folder = patches): Patch[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml')) : [];
  if (files.length === 0) throw new UsageError(`there are no patches (*.yaml) in ${folder}`);
  return files.sort().map((file) => {
    const { description, edits } = parse(readFileSync(join(folder, file), 'utf8')) ?? {};
    if (typeof description !== 'string' || !Array.isArray(edits)) {
      throw new UsageError(`${join(folder, file)} is not a patch: it needs a description and edits`);
    }
    return { name: file.replace(/\.yaml$/, ''), description, edits };
  });
}

/** Lists the independent faults, or only those with these names. Throws a UsageError for an unknown name. */
export function listIndependentFaults(only: string[], folder = patches): MockVariant[] {
  const all = readPatches(folder);
  const unknown = only.find((name) => !all.some((patch) => patch.name === name));
  if (unknown !== undefined) throw new UsageError(`there is no ${unknown}.yaml in ${folder}`);
  return all
    .filter(({ name }) => only.length === 0 || only.includes(name))
    .map((patch) => ({
      name: patch.name,
      description: patch.description,
      breaks: 'not stated',
      detectedBy: [],
      start: (port) => startPatched(patch, port),
    }));
}

/** Edits the sources under `folder`; throws an Error that names an edit that does not apply. */
export function applyPatch({ edits }: Patch, folder: string): void {
  for (const edit of edits) {
    const file = join(folder, edit.file);
    writeFileSync(file, applyEdit(readFileSync(file, 'utf8'), edit));
  }
}

/** Starts the mock from a copy of the project with the patch applied. */
async function startPatched(patch: Patch, port: number): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'independent-fault-'));
  try {
    for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    applyPatch(patch, folder);
    const mock = await startMockIn(folder, port);
    const close = async () => {
      mock.kill();
      if (mock.exitCode === null && mock.signalCode === null) await once(mock, 'exit');
      rmSync(folder, { recursive: true });
    };
    return { close };
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw new UsageError(`${patch.name} cannot be tested: ${(error as Error).message}`);
  }
}

async function startMockIn(folder: string, port: number): Promise<ChildProcess> {
  const args = ['scripts/start.mjs', 'mock', '--port', String(port), '--quiet', '--json'];
  const mock = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: environmentWithoutTokens(),
  });
  for await (const _line of createInterface(mock.stdout)) return mock;
  throw new Error('the patched mock does not start');
}
