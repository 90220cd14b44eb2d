import type { OpenApiDocument } from '../../contract/contract.ts';
import { type Mock, readDocument } from '../../mock/mock.ts';
import { createPolicies, type Policies, type PolicyChanges } from '../../mock/policies.ts';
import { editedContract, type FaultParts } from '../catalog/fault.ts';

/**
 * The mock with these faults: the same state, other steps and policies. If two replace the same part, the later one
 * wraps the earlier.
 */
export function withFaults(mock: Mock, faults: FaultParts[]): Mock {
  const read = readEdited(mock, editedContract(faults, mock.contract.document));
  const faulty = { ...mock, ...read, policies: createPolicies(allPolicyChanges(faults)) };
  for (const { steps } of faults) {
    if (steps) faulty.steps = { ...faulty.steps, ...steps(faulty.steps, faulty) };
  }
  return faulty;
}

function readEdited(mock: Mock, document: OpenApiDocument): Pick<Mock, 'contract' | 'router' | 'prism'> {
  return document === mock.contract.document
    ? mock
    : readDocument({ document, wire: mock.contract.wire }, mock.options);
}

function allPolicyChanges(faults: FaultParts[]): PolicyChanges {
  const all: PolicyChanges = {};
  for (const { policies = {} } of faults) {
    for (const name of Object.keys(policies) as (keyof Policies)[]) chain(all, policies, name);
  }
  return all;
}

type PolicyChange<Policy> = (policy: Policy) => Policy;

function chain<Name extends keyof Policies>(all: PolicyChanges, more: PolicyChanges, name: Name): void {
  const earlier = all[name] as PolicyChange<Policies[Name]> | undefined;
  const later = more[name] as PolicyChange<Policies[Name]>;
  const both: PolicyChange<Policies[Name]> = (policy) => later(earlier ? earlier(policy) : policy);
  Object.assign(all, { [name]: both });
}
