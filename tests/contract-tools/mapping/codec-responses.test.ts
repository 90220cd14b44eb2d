import { expect, test } from 'vitest';
import { codec } from './small-codec.ts';

/* Translates responses of a small document in both directions. */

const findMapped = (id: string) => codec.operations.find((mapped) => mapped.id === id);

test('a record is translated both ways', () => {
  const contractEntry = {
    entry_id: 7,
    project_id: 3,
    entry_minutes: 90,
    billed: 1,
    is_locked: 0,
    cost: '12.50',
  };
  const wireEntry = {
    id: '7',
    project: { id: 3, name: 'text' },
    duration: 90,
    state: 'paid',
    locked: false,
    cost: 12.5,
  };
  const mapped = findMapped('createEntry');
  const wire = codec.responseToWire(mapped, 200, {
    data: { ...contractEntry, source_url: null },
  }) as typeof wireEntry;
  expect({ ...wire, project: { id: wire.project.id } }).toEqual({ ...wireEntry, project: { id: 3 } });
  expect(codec.responseFromWire(mapped, 200, wireEntry)).toEqual({ data: contractEntry });
});

test("a list has its records and its total under the document's names", () => {
  const mapped = findMapped('listEntries');
  const body = { data: [{ entry_id: 7 }], meta: { total: 12, current_page: 1, per_page: 20 }, links: {} };
  expect(codec.responseToWire(mapped, 200, body)).toEqual({ count: 12, items: [{ id: '7' }] });
  expect(codec.responseFromWire(mapped, 200, { count: 12, items: [{ id: '7' }] })).toEqual({
    data: [{ entry_id: 7 }],
    meta: { total: 12 },
  });
});

test('field names of an error response are translated to the document and back', () => {
  const mapped = findMapped('createEntry');
  const body = { message: 'Invalid.', errors: { minutes: ['The minutes field is required.'] } };
  const wire = {
    error: { text: 'Invalid.', details: [{ field: 'seconds', why: 'The seconds field is required.' }] },
  };
  expect(codec.responseToWire(mapped, 422, body)).toEqual(wire);
  expect(codec.responseFromWire(mapped, 422, wire)).toEqual({
    message: 'Invalid.',
    errors: { minutes: ['The seconds field is required.'] },
  });
});

test.each([
  ['minutes', 'The minutes field is required.', 'seconds', 'The seconds field is required.'],
  ['project_id', 'The selected project_id is invalid.', 'project', 'The selected project is invalid.'],
  [
    'billed',
    'The billed field must be equal to one of the allowed values: 0, 1.',
    'state',
    'The state field must be equal to one of the allowed values: open, paid.',
  ],
  ['billed', 'The billed field must be integer.', 'state', 'The state field must be string.'],
])(
  'a %s error with the message "%s" has the names and values of the document',
  (field, text, wireName, why) => {
    const body = { message: 'Invalid.', errors: { [field]: [text] } };
    const wire = { error: { text: 'Invalid.', details: [{ field: wireName, why }] } };
    expect(codec.responseToWire(findMapped('createEntry'), 422, body)).toEqual(wire);
  },
);

test("an error of an item in a query list has the document's parameter name", () => {
  const mapped = findMapped('listEntries');
  const body = {
    message: 'Invalid.',
    errors: { 'member_ids.0': ['The member_ids.0 field must be integer.'] },
  };
  const why = 'The people.0 field must be integer.';
  const wire = { error: { text: 'Invalid.', details: [{ field: 'people.0', why }] } };
  expect(codec.responseToWire(mapped, 422, body)).toEqual(wire);
  expect(codec.responseFromWire(mapped, 422, wire)).toEqual({
    message: 'Invalid.',
    errors: { 'member_ids.0': [why] },
  });
});

test("a sort_by error lists the document's sort values", () => {
  const text = 'The sort_by field must be equal to one of the allowed values: name, created_date.';
  const why = 'The sort field must be equal to one of the allowed values: name, created_at.';
  const wire = { error: { text: 'Invalid.', details: [{ field: 'sort', why }] } };
  const body = { message: 'Invalid.', errors: { sort_by: [text] } };
  expect(codec.responseToWire(findMapped('listClients'), 422, body)).toEqual(wire);
});

test('a response of an unknown operation is not translated', () => {
  expect(codec.responseToWire(undefined, 200, { a: 1 })).toEqual({ a: 1 });
});
