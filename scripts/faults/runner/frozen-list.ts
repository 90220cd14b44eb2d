import { readFileSync } from 'node:fs';
import { UsageError } from '../../cli/errors.ts';

const list = new URL('../../../tests/faults/frozen.txt', import.meta.url);

/** The names of the frozen list, on which detection rates of different releases are compared. */
export function frozenFaults(): string[] {
  return readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Every n-th name of the list, so that a sample has faults of each group. */
export function pickSample(names: string[], count: number): string[] {
  if (count > names.length) throw new UsageError(`--sample ${count} is more than the ${names.length} faults`);
  return Array.from({ length: count }, (_, i) => names[Math.floor((i * names.length) / count)] as string);
}
