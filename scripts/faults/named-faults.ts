import { UsageError } from '../cli/errors.ts';
import { nearest } from '../cli/nearest.ts';
import type { Fault } from '../mock/faults/fault.ts';
import { FAULTS } from '../mock/faults/index.ts';

/** The faults of these names, in this order; a name that is none is a UsageError with the nearest one. */
export function namedFaults(flag: string, names: string[]): Fault[] {
  return names.map((name) => {
    const fault = FAULTS.find((each) => each.name === name);
    if (fault) return fault;
    const close = nearest(
      name,
      FAULTS.map((each) => each.name),
    );
    const hint = close === undefined ? '' : ` Did you mean ${close}?`;
    throw new UsageError(
      `--${flag} ${name} is not a fault.${hint} (npm run mock -- --list-faults prints them all)`,
    );
  });
}
