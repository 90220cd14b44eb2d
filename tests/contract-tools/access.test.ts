import { expect, test } from 'vitest';
import { parseAccess, readFieldRules } from '../../scripts/contract/access.ts';

test.each([
  ['all', ['all']],
  ['none', ['none']],
  ['own+managed', ['own', 'managed']],
  ['managed+assigned', ['managed', 'assigned']],
])('the access %s is parsed', (text, values) => expect(parseAccess(text)).toEqual(values));

test.each(['', 'everything', 'own + scope', 'own+', 'all+own', 'own+none', ['own'], undefined])(
  '%j is not an access value',
  (text) => expect(parseAccess(text)).toBeUndefined(),
);

test('plain permissions are one rule without a condition', () => {
  expect(readFieldRules({ owner: { access: 'all', source: 'article' } })).toEqual([
    { permissions: { owner: { access: ['all'], source: 'article' } } },
  ]);
});

test('a list of rules keeps its order and its conditions', () => {
  const permissions = { owner: { access: 'own', source: 'article', note: 'so far' } };
  const read = { owner: { access: ['own'], source: 'article', note: 'so far' } };
  expect(readFieldRules([{ when: { billing_type: ['fixed_fee'] }, permissions }, { permissions }])).toEqual([
    { when: { billing_type: ['fixed_fee'] }, permissions: read },
    { permissions: read },
  ]);
});
