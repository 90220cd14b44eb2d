import { readFileSync } from 'node:fs';
import { UsageError } from '../../cli/errors.ts';

const list = new URL('../../../tests/faults/frozen.txt', import.meta.url);

/** Reads the names of the frozen faults: a fixed list on which detection rates of releases are compared. */
export function readFrozenFaults(): string[] {
  return readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Picks names at regular intervals, so that a sample has faults of each group. */
export function pickSample(names: string[], count: number): string[] {
  if (count > names.length) throw new UsageError(`--sample ${count} is more than the ${names.length} faults`);
  return Array.from({ length: count }, (_, i) => names[Math.floor((i * names.length) / count)] as string);
}
