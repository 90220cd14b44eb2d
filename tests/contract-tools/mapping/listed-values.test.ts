import { expect, test } from 'vitest';
import type { ParameterObject } from '../../../scripts/contract/document.ts';
import { withListedValues } from '../../../scripts/contract/mapping/listed-values.ts';
import type { FieldMapping } from '../../../scripts/contract/mapping/mapping-model.ts';

/** The values of the sort parameter of clients with this description. */
function parseValues(
  description: string,
  {
    schema = { type: 'string' },
    mapping = { name: 'sort' },
  }: {
    schema?: object;
    mapping?: FieldMapping;
  } = {},
) {
  const parameter = { name: 'sort', in: 'query', description, schema } as ParameterObject;
  const mapped = { contractName: 'sort_by', wireName: 'sort', mapping, parameter };
  return withListedValues('listClients', mapped, parameter).schema?.enum;
}

test('the values of a parameter are the contract values that its description lists', () => {
  expect(parseValues('One of name, updated_date.')).toEqual(['name', 'updated_date']);
});

test("values that the description lists under the document's names are translated", () => {
  const mapping: FieldMapping = { name: 'sort', values: [['updated_date', 'updatedAt']] };
  expect(parseValues('name or updatedAt', { mapping })).toEqual(['name', 'updated_date']);
});

test.each(['The full_name of a filename.', 'Sorts by the name of the client.', ''])(
  '%j lists no values',
  (description) => {
    expect(parseValues(description)).toBeUndefined();
  },
);

test('a single word is a list', () => {
  expect(parseValues('name')).toEqual(['name']);
});

test('an enum in the schema overrides the description', () => {
  expect(parseValues('name, updated_date', { schema: { type: 'string', enum: ['name'] } })).toEqual(['name']);
});
