import { expect, test } from 'vitest';
import { formatRetryTime, parseRetryAfter } from '../../scripts/live/retry-after.ts';

const NOW = 'Sat, 28 Nov 2026 12:00:00 GMT';

test.for<[string, number | undefined, string]>([
  ['177', 177, 'in 177 seconds'],
  ['0', 0, 'in a second'],
  ['1.2', 2, 'in 2 seconds'],
  ['  60 ', 60, 'in 60 seconds'],
  ['10800', 10_800, 'in 3 hours'],
  ['9999999', 9_999_999, 'in 116 days'],
  ['Sat, 28 Nov 2026 12:02:57 GMT', 177, 'in 177 seconds'],
  ['Saturday, 28-Nov-26 12:02:57 GMT', 177, 'in 177 seconds'],
  ['Sat Nov 28 12:02:57 2026 GMT', 177, 'in 177 seconds'],
  ['Sat, 28 Nov 2026 11:00:00 GMT', 0, 'in a second'],
  ['Sat, 28 Nov 2126 12:00:00 GMT', undefined, 'in five minutes'],
  ['99999999999999999999', undefined, 'in five minutes'],
  ['-5', undefined, 'in five minutes'],
  ['-0.5', undefined, 'in five minutes'],
  ['.5', undefined, 'in five minutes'],
  ['1e3', undefined, 'in five minutes'],
  ['5 seconds', undefined, 'in five minutes'],
  ['2026-11-28', undefined, 'in five minutes'],
  ['soon', undefined, 'in five minutes'],
  ['', undefined, 'in five minutes'],
])('Retry-After "%s" is read as %s', ([value, seconds, when]) => {
  const headers = new Headers({ 'Retry-After': value, Date: NOW });
  expect(parseRetryAfter(headers)).toBe(seconds);
  expect(formatRetryTime(headers)).toBe(when);
});

test('a response without Retry-After has no waiting time', () => {
  expect(parseRetryAfter(new Headers())).toBeUndefined();
});
