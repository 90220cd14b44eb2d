import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContract } from '../contract/contract.ts';
import { type FoundTest, grid } from './grid.ts';
import { RULES } from './rules.ts';
import { listSuite } from './run.ts';

/** Prints operation x rule with the number of tests, read from the tree of tests; runs none. */
export async function printGrid(rest: string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'timeneye-contract-'));
  try {
    const file = join(folder, 'tests.json');
    const { exitCode } = await listSuite({ rest: [`--json=${file}`, ...rest] });
    if (exitCode !== 0) return exitCode;
    console.log(grid(readTests(await readFile(file, 'utf8')), readContract().operations, RULES));
    return 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function readTests(json: string): FoundTest[] {
  const found = JSON.parse(json) as { name: string; file: string }[];
  return found.map(({ name, file }) => ({
    title: name,
    file: file.replace(/^.*tests\/contract\//, '').replace(/\.test\.ts$/, ''),
  }));
}
