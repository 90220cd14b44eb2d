import { UsageError } from '../../cli/errors.ts';
import { nearest } from '../../cli/nearest.ts';
import { readContract } from '../../contract/contract.ts';
import { type Fault, findObstacle } from '../catalog/fault.ts';
import { FAULTS } from '../catalog/index.ts';

/**
 * Finds the faults with these names. Throws a UsageError for an unknown name, with the most similar name, and for a
 * fault that cannot be injected because of the contract document.
 */
export function findNamedFaults(flag: string, names: string[], file?: string): Fault[] {
  const { document } = readContract(file);
  return names.map((name) => {
    const fault = FAULTS.find((each) => each.name === name);
    const reason = fault && findObstacle(fault, document);
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

/** Lists the faults that can be injected with the contract document, and the names of the other faults. */
export function listPossibleFaults(): { faults: Fault[]; impossible: string[] } {
  const { document } = readContract();
  const faults = FAULTS.filter((fault) => findObstacle(fault, document) === undefined);
  const impossible = FAULTS.filter((fault) => !faults.includes(fault)).map(({ name }) => name);
  return { faults, impossible };
}
