import type { CommandResult } from '../scripts/run.ts';

/** How many tests the output of `--live --list` counts beside a flag or variable; undefined where it has no such line. */
export function testsAddedBy({ stdout }: CommandResult, name: string): number | undefined {
  const row = stdout.split('\n').find((line) => /^ +\d+ {2}/.test(line) && line.endsWith(`  ${name}`));
  return row === undefined ? undefined : Number.parseInt(row, 10);
}
