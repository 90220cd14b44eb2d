import { expect, test } from 'vitest';
import { readContract, type Schema } from '../../scripts/contract/contract.ts';
import { bodyFields, collectFields, listFilters, queryFields } from '../../scripts/contract/fields.ts';

const { byId } = readContract();

function operation(id: string) {
  const found = byId.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

test('fields are named as in error responses, including the fields of list items', () => {
  const fields = collectFields({
    properties: {
      name: { type: 'string' },
      members: {
        type: 'array',
        items: { properties: { user_id: { type: 'integer' } }, required: ['user_id'] },
      },
    },
    required: ['name'],
  });
  expect(fields.map(({ name, required }) => [name, required])).toEqual([
    ['name', true],
    ['members', false],
    ['members.0', false],
    ['members.0.user_id', true],
  ]);
});

test('a recursive schema terminates', () => {
  const node: Schema = { properties: { name: { type: 'string' } } };
  node.properties = { ...node.properties, children: { type: 'array', items: node } };
  expect(collectFields(node).map(({ name }) => name)).toEqual(['name', 'children', 'children.0']);
});

test('a missing body or query has no fields', () => {
  expect(bodyFields(operation('getMe'))).toEqual([]);
  expect(queryFields(operation('getMe'))).toEqual([]);
});

test('queryFields drops the brackets of array parameters and lists their items', () => {
  const names = queryFields(operation('listEntries')).map(({ name }) => name);
  expect(names).toContain('project_ids');
  expect(names).toContain('project_ids.0');
});

test('filters are the parameters that select records', () => {
  expect(listFilters(operation('listProjects'))).toEqual([
    'client_ids[]',
    'member_ids[]',
    'is_active',
    'search',
  ]);
});
