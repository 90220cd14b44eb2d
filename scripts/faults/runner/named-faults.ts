import { UsageError } from '../../cli/errors.ts';
import { nearest } from '../../cli/nearest.ts';
import { readContract } from '../../contract/contract.ts';
import { type Fault, obstacle } from '../catalogue/fault.ts';
import { FAULTS } from '../catalogue/index.ts';

/**
 * The faults of these names, in this order. A name that is none is a UsageError with the nearest one, and so is a
 * fault of something that the contract document does not have.
 */
export function namedFaults(flag: string, names: string[], file?: string): Fault[] {
  const { document } = readContract(file);
  return names.map((name) => {
    const fault = FAULTS.find((each) => each.name === name);
    const reason = fault && obstacle(fault, document);
    if (reason !== undefined) throw new UsageError(`--${flag} ${name} is not possible: ${reason}`);
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

/** Every fault that the contract document leaves possible, and the names of those that it does not. */
export function possibleFaults(): { faults: Fault[]; impossible: string[] } {
  const { document } = readContract();
  const faults = FAULTS.filter((fault) => obstacle(fault, document) === undefined);
  const impossible = FAULTS.filter((fault) => !faults.includes(fault)).map(({ name }) => name);
  return { faults, impossible };
}
