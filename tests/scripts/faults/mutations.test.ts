import { expect, test } from 'vitest';
import { type AccessValue, readContract } from '../../../scripts/contract/contract.ts';
import { chooseMutations, listMutations } from '../../../scripts/faults/mutants/choose.ts';
import { computeOperationEffect } from '../../../scripts/faults/mutants/effect.ts';

const contract = readContract();
const all = listMutations(contract);

test('allMutations returns mutations of every kind', () => {
  const kinds = [
    'access',
    'access when locked',
    'visibility',
    'setting',
    'required',
    'range',
    'form',
    'enum',
    'default',
    'status',
    'limit',
    'lifetime',
  ];
  expect([...new Set(all.map(({ kind }) => kind))].sort()).toEqual(kinds.sort());
});

test('each mutation has a unique name', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test('each mutation changes the document', () => {
  const text = JSON.stringify(contract.document);
  for (const { change, name } of chooseMutations(all, 300, 7)) {
    const document = structuredClone(contract.document);
    change(document);
    expect(JSON.stringify(document) === text, name).toBe(false);
  }
});

test('the same seed chooses the same mutations, and another seed chooses others', () => {
  const chosen = (seed: number) => chooseMutations(all, 50, seed).map(({ name }) => name);
  expect(chosen(3)).toEqual(chosen(3));
  expect(chosen(3)).not.toEqual(chosen(4));
  expect(new Set(chosen(3)).size).toBe(50);
});

test('chooseMutations returns at most all mutations', () => {
  expect(chooseMutations(all, all.length + 10, 1)).toHaveLength(all.length);
});

test.each([
  [
    'project managers are on the projects that they manage',
    'listMembers',
    'project-manager',
    ['own', 'managed'],
    ['managed'],
    true,
  ],
  [
    'group managers need not be members of their group',
    'listMembers',
    'group-manager',
    ['own', 'managed'],
    ['managed'],
    false,
  ],
  ['nobody stops a timer that they cannot see', 'stopTimer', 'member', ['own'], ['all'], true],
  ['only phases of visible projects are listed', 'listPhases', 'member', ['assigned'], ['all'], true],
  ['an empty list is not a rejection', 'listGroups', 'project-manager', ['none'], ['own'], false],
] as const)('%s', (_, id, actor, one, other, isSame) => {
  const operation = contract.byId.get(id);
  if (!operation) throw new Error(`${id} is not in the contract document`);
  const effect = (values: readonly AccessValue[]) =>
    computeOperationEffect(contract, operation, actor, [...values]);
  expect(effect(one) === effect([...other])).toBe(isSame);
});

test('no visibility mutation grants managed access to an actor who manages nothing', () => {
  const grants = all
    .filter(({ kind, name }) => kind === 'visibility' && / (other-)?member: none -> /.test(name))
    .map(({ name }) => name);
  expect(grants).toContain('visibility Entry.client_id other-member: none -> all');
  expect(grants.filter((name) => name.endsWith('-> managed'))).toEqual([]);
});
