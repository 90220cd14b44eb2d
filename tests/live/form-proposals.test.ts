import { expect, test } from 'vitest';
import {
  describeForms,
  joinForms,
  proposeOtherForm,
  proposeOtherWrapper,
} from '../../scripts/live/form-proposals.ts';
import { addProposedForms, renderObserved } from '../../scripts/live/mapping-file.ts';

/* Format differences that the mapping can express. */

const at = (record: string, ...field: string[]) => ['components', 'schemas', record, 'properties', ...field];
const asForm = (record: string, field: string, as: string) => ({
  records: { [record]: { fields: { [field]: { name: field, as } } } },
});

test.for([
  ['Entry', 'entry_id', ['1', '22', null], 'string'],
  ['Entry', 'cost', [12.5, 0], 'number'],
  ['Entry', 'entry_date', ['2026-03-01T00:00:00Z', '2026-03-02T00:00:00.000Z'], 'date-time'],
  ['Client', 'created_date', ['2026-03-01'], 'date'],
] as const)('%s.%s with the values %j is proposed as %s', ([record, field, values, form]) => {
  expect(proposeOtherForm(at(record, field), [...values])).toEqual(asForm(record, field, form));
});

test.for([
  ['Entry', 'entry_id', ['1', 2]],
  ['Entry', 'entry_id', ['a1']],
  ['Entry', 'entry_id', [null]],
  ['Entry', 'cost', [0.125]],
  ['Entry', 'entry_date', ['2026-03-01T23:00:00Z']],
  ['Entry', 'constructor', ['1']],
  ['PaginationMeta', 'total', ['1']],
] as const)('%s.%s with the values %j has no proposal', ([record, field, values]) => {
  expect(proposeOtherForm(at(record, field), [...values])).toBeUndefined();
});

const FIELDS = ['client_id', 'name'];
const RECORD = { client_id: 1, name: 'a' };

test.for<[what: string, isList: boolean, body: unknown, forms: object | undefined]>([
  ['another key of a list', true, { items: [RECORD], links: {}, meta: {} }, { lists: { records: 'items' } }],
  ['another key of a record', false, { client: RECORD }, { single: 'client' }],
  ['a record without a wrapper', false, RECORD, { single: 'none' }],
  ['a bare list', true, [RECORD], { lists: { records: 'none', fields: { meta: 'none', links: 'none' } } }],
  ['a bare list of something else', true, [{ id: 1 }], undefined],
  ['the documented key', true, { data: [] }, undefined],
  ['two possible keys', true, { items: [RECORD], others: [RECORD] }, undefined],
  ['an object without known fields', false, { status: 'ok' }, undefined],
])('otherWrapper recognizes %s', ([, isList, body, forms]) => {
  expect(proposeOtherWrapper(isList, FIELDS, body)).toEqual(forms);
});

test('proposals are joined with the observed forms of the mapping', () => {
  const proposed = joinForms([asForm('Entry', 'entry_id', 'string'), { single: 'item' }] as never);
  const mapping = 'mapping: 1\nobserved: { source: observed 2026-01-01, lists: { records: items } }\n';
  expect(describeForms(proposed)).toBe('Entry.entry_id as string, single records in item');
  expect(renderObserved(mapping, [proposed])).toMatch(/source: observed \d{4}.*\n {2}lists:/);
  expect(addProposedForms(mapping, [proposed])).toContain('entry_id');
});
