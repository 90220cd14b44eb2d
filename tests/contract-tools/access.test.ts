import { expect, test } from 'vitest';
import { parseReach, readFieldRules } from '../../scripts/contract/access.ts';

test.each([
  ['all', ['all']],
  ['none', ['none']],
  ['own+scope', ['own', 'scope']],
  ['scope+assigned', ['scope', 'assigned']],
])('the reach %s is read', (text, words) => expect(parseReach(text)).toEqual(words));

test.each(['', 'everything', 'own + scope', 'own+', 'all+own', 'own+none', ['own'], undefined])(
  '%j is no reach',
  (text) => expect(parseReach(text)).toBeUndefined(),
);

test('plain cells are one rule without a condition', () => {
  expect(readFieldRules({ owner: { reach: 'all', source: 'article' } })).toEqual([
    { cells: { owner: { reach: ['all'], source: 'article' } } },
  ]);
});

test('a list of rules keeps its order and its conditions', () => {
  const cells = { owner: { reach: 'own', source: 'article', note: 'so far' } };
  const read = { owner: { reach: ['own'], source: 'article', note: 'so far' } };
  expect(readFieldRules([{ when: { billing_type: ['fixed_fee'] }, cells }, { cells }])).toEqual([
    { when: { billing_type: ['fixed_fee'] }, cells: read },
    { cells: read },
  ]);
});
