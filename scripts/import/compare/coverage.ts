import type { Contract, ServedFromExample } from '../../contract/contract.ts';
import { recordName } from '../../contract/mapping/field-kinds.ts';
import type { Mapping } from '../../contract/mapping/mapping-model.ts';
import { OPERATIONS } from '../../contract/operations.ts';

/** How much of the project's operations a document covers. */
export interface Coverage {
  /** Operations of the document. */
  operations: number;
  /** Operations that keep state, and how many of these the mapping names. */
  state: number;
  mapped: number;
  examples: number;
  /** Contract operations that the document lacks. */
  lost: number;
  resources: {
    name: string;
    operations: number;
    state: number;
    mapped: number;
    examples: number;
    lost: number;
  }[];
}

/** Counts the operations of a contract by how they are served. */
export function countCoverage(contract: Contract, served: ServedFromExample[], mapping: Mapping): Coverage {
  const examples = new Set(served.map(({ operation }) => operation));
  const isMapped = (id: string) => (mapping.operations[id] ?? 'none') !== 'none';
  const isInContract = (id: string) => contract.byId.has(id);
  const count = (ids: string[]) => {
    const present = ids.filter(isInContract);
    const state = present.filter((id) => !examples.has(id));
    return {
      operations: ids.length,
      state: state.length,
      mapped: state.filter(isMapped).length,
      examples: present.length - state.length,
      lost: ids.length - present.length,
    };
  };
  const ids = OPERATIONS.map(([id]) => id);
  const names = [...new Set(ids.map((id) => recordName(id) as string))];
  const all = count(ids);
  return {
    ...all,
    operations: contract.operations.length,
    examples: contract.operations.filter(({ id }) => examples.has(id)).length,
    resources: names.map((name) => ({ name, ...count(ids.filter((id) => recordName(id) === name)) })),
  };
}

/** The first lines of a report: a summary, and a line for each resource of the contract. */
export function coverageLines({ operations, state, mapped, examples, lost, resources }: Coverage): string[] {
  const summary = `${operations} operations: ${state} keep state (${mapped} through the mapping), ${examples} are served from examples; ${lost} of ${OPERATIONS.length} operations of the contract are lost`;
  const each = resources.map((resource) => {
    const parts = [
      `${resource.state} of ${resource.operations} keep state`,
      ...(resource.mapped > 0 ? [`${resource.mapped} through the mapping`] : []),
      ...(resource.examples > 0 ? [`${resource.examples} from examples`] : []),
      ...(resource.lost > 0 ? [`${resource.lost} lost`] : []),
    ];
    return `${resource.name}: ${parts.join(', ')}`;
  });
  return [summary, ...each];
}
