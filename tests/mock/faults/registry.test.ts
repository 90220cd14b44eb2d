import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readContract } from '../../../scripts/contract/contract.ts';
import { readSources } from '../../../scripts/contract/sources.ts';
import {
  editContract,
  type Fault,
  findObstacle,
  listReplacedParts,
} from '../../../scripts/faults/catalog/fault.ts';
import { FAULTS, GROUPS } from '../../../scripts/faults/catalog/index.ts';
import { withFaults } from '../../../scripts/faults/runner/faulty-mock.ts';
import { createMock } from '../../../scripts/mock/mock.ts';
import { createPolicies, type Policies } from '../../../scripts/mock/policies.ts';

const mock = createMock({});
const { document } = readContract();
const { provenance } = readSources(fileURLToPath(new URL('../../../', import.meta.url)));
/** The faults in operations that the document has. */
const possible = FAULTS.filter((fault) => findObstacle(fault, document) === undefined);

test('the catalog has 100 to 150 faults in six groups', () => {
  expect(Object.keys(GROUPS)).toEqual([
    'responses',
    'state',
    'authorization',
    'tokens',
    'rate limits',
    'input',
  ]);
  for (const faults of Object.values(GROUPS)) expect(faults.length).toBeGreaterThanOrEqual(10);
  expect(FAULTS.length).toBeGreaterThanOrEqual(100);
  expect(FAULTS.length).toBeLessThanOrEqual(150);
});

test('each fault has a unique name and description, and names its rule', () => {
  const names = FAULTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(FAULTS.map(({ description }) => description)).size).toBe(names.length);
  for (const { name, description, breaks } of FAULTS) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(description, name).toMatch(/^\S.*\.$/);
    expect(breaks, name).toMatch(
      /^(OWASP API\d+:2023|RFC \d+ section|article|ms-connector|help-|client-|old-api|contract)/,
    );
  }
});

test('each fault names existing files of the suite', () => {
  for (const { name, detectedBy } of FAULTS) {
    expect(detectedBy.length, name).toBeGreaterThan(0);
    for (const file of detectedBy) {
      const url = new URL(`../../contract/${file.split(': ')[0]}.test.ts`, import.meta.url);
      expect(existsSync(url), `${name}: ${file}`).toBe(true);
    }
  }
});

test.each(possible.map((fault) => [fault.name, fault] as const))(
  '%s replaces parts of the mock and keeps its state',
  (_, fault) => {
    const faulty = withFaults(mock, [fault]);
    const changes = {
      steps: changedKeys(mock.steps, faulty.steps),
      policies: changedPolicies(fault),
      contract: faulty.contract === mock.contract ? [] : ['contract'],
    };
    for (const [part, changed] of Object.entries(changes)) {
      expect(changed.length > 0, part).toBe(part in fault);
    }
    expect(Object.values(changes).flat()).not.toEqual([]);
    expect(listReplacedParts(fault)).toMatch(/\w/);
    expect(faulty.workspaces).toBe(mock.workspaces);
    expect(faulty.tokens).toBe(mock.tokens);
  },
);

/** `POLICY.METHOD` for each method that the fault replaces. */
function changedPolicies({ policies = {} }: Fault): string[] {
  const baseline = createPolicies();
  return (Object.keys(policies) as (keyof Policies)[]).flatMap((name) => {
    const policy = baseline[name];
    const change = policies[name] as (policy: object) => object;
    return changedKeys(policy, change(policy)).map((method) => `${name}.${method}`);
  });
}

function changedKeys(one: object, other: object): string[] {
  return Object.keys(other).filter((key) => other[key as keyof object] !== one[key as keyof object]);
}

test("every fault can be injected with the project's own contract document", ({ skip }) => {
  skip(provenance.reconstructed === false, 'the document is official, and may lack the subject of a fault');
  expect(possible).toHaveLength(FAULTS.length);
});

test("the mock's document is not edited", () => {
  const before = JSON.stringify(document);
  for (const fault of possible) {
    const edited = editContract([fault], document);
    expect(JSON.stringify(edited) === before, fault.name).toBe(fault.contract === undefined);
  }
  expect(JSON.stringify(document)).toBe(before);
});
