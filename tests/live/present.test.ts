import { expect, test } from 'vitest';
import {
  requireBodyValues,
  requireQueryValues,
  requireScalar,
  requireUrlValues,
  requireValue,
} from '../fixtures/skip.ts';

/* Missing values skip the test that would send or compare them. */

const MISSING: [string, () => void, string][] = [
  ['undefined in a path', () => requireScalar(undefined, 'entry_id'), 'no entry_id'],
  ['null in a path', () => requireScalar(null, 'entry_id'), 'no entry_id'],
  ['NaN in a path', () => requireScalar(Number.NaN, 'entry_id'), 'no entry_id'],
  ['an object in a path', () => requireScalar({}, 'entry_id'), 'no entry_id'],
  ['undefined in a query', () => requireQueryValues({ page: undefined }), 'no page'],
  ['undefined in a list of a query', () => requireQueryValues({ 'ids[]': [1, undefined] }), 'no ids[]'],
  ['undefined in a body', () => requireBodyValues({ members: [{ user_id: undefined }] }), 'no user_id'],
  ['NaN in a body', () => requireBodyValues({ minutes: Number.NaN }), 'no minutes'],
  ['undefined in an array of a body', () => requireBodyValues({ member_ids: [undefined] }), 'no member_ids'],
  ['undefined in a comparison', () => requireValue(undefined, 'user_id'), 'no user_id'],
  [
    'undefined in a URL',
    () => requireUrlValues('http://x/entries/undefined'),
    'no value in place of undefined',
  ],
  [
    'an object in a URL',
    () => requireUrlValues('http://x/a?b=[object Object]&c=1'),
    'no value in place of [object Object]',
  ],
];

for (const [what, act, reason] of MISSING) {
  // Outside a test, a skip throws an error with its reason, which the test can check.
  const skipped = catchMessage(act);
  test(`${what} is not sent or compared`, () => {
    expect(skipped).toContain(reason);
  });
}

function catchMessage(act: () => void): string | undefined {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
}

test('values that can be written as text are sent', () => {
  requireScalar('null', 'id');
  requireScalar(0, 'id');
  requireQueryValues({ search: '', 'ids[]': [1, 2], billed: false });
  requireBodyValues({ name: 'x', notes: null, members: [{ user_id: 1 }] });
  requireUrlValues('http://x/entries/1?search=undefined+things&per_page=NaN');
  expect(requireValue(0, 'id')).toBe(0);
});
