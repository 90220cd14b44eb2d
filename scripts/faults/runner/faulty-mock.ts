import type { OpenApiDocument } from '../../contract/contract.ts';
import { type Mock, readDocument } from '../../mock/mock.ts';
import { createPolicies, type Policies, type PolicyChanges } from '../../mock/policies.ts';
import { editContract, type FaultParts } from '../catalog/fault.ts';

/**
 * Injects faults into a mock, which keeps its state. If two faults replace the same part, the later fault wraps the
 * earlier fault's part.
 */
export function withFaults(mock: Mock, faults: FaultParts[]): Mock {
  const read = readEditedContract(mock, editContract(faults, mock.contract.document));
  const variant = { ...mock, ...read, policies: createPolicies(mergePolicyChanges(faults)) };
  for (const { steps } of faults) {
    if (steps) variant.steps = { ...variant.steps, ...steps(variant.steps, variant) };
  }
  return variant;
}

function readEditedContract(
  mock: Mock,
  document: OpenApiDocument,
): Pick<Mock, 'contract' | 'router' | 'prism'> {
  return document === mock.contract.document
    ? mock
    : readDocument({ document, wire: mock.contract.wire }, mock.options);
}

function mergePolicyChanges(faults: FaultParts[]): PolicyChanges {
  const all: PolicyChanges = {};
  for (const { policies = {} } of faults) {
    for (const name of Object.keys(policies) as (keyof Policies)[]) chainPolicyChange(all, policies, name);
  }
  return all;
}

type PolicyChange<Policy> = (policy: Policy) => Policy;

function chainPolicyChange<Name extends keyof Policies>(
  all: PolicyChanges,
  more: PolicyChanges,
  name: Name,
): void {
  const earlier = all[name] as PolicyChange<Policies[Name]> | undefined;
  const later = more[name] as PolicyChange<Policies[Name]>;
  const both: PolicyChange<Policies[Name]> = (policy) => later(earlier ? earlier(policy) : policy);
  Object.assign(all, { [name]: both });
}
