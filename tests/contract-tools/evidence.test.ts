import { expect, test } from 'vitest';
import { evidence, readSource } from '../../scripts/contract/evidence.ts';

test.each(['official', 'article', 'help-api', 'ms-connector', 'article, client-sneup', 'old-api, article'])(
  'a statement with the source "%s" is documented',
  (source) => expect(evidence(source)).toBe('documented'),
);

test.each(['help-roles', 'client-sneup', 'old-api', 'legal', 'observed 2026-11-24', 'guess: it is obvious'])(
  'a statement with the source "%s" is assumed',
  (source) => expect(evidence(source)).toBe('assumed'),
);

test('a statement on which two documented sources disagree is assumed', () => {
  expect(evidence('article, against ms-connector')).toBe('assumed');
  expect(evidence('article, against old-api')).toBe('documented');
});

test('a statement is only as documented as the weakest of its sources', () => {
  expect(evidence('article', 'ms-connector')).toBe('documented');
  expect(evidence('article', 'guess: a path of this form')).toBe('assumed');
});

test.each(['', 'guess', 'guess:', 'somebody', 'article; official', 'against article', 42, undefined])(
  '%s is not a source',
  (source) => expect(readSource(source)).toBeUndefined(),
);
