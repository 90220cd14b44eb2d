import { expect, test } from 'vitest';
import { UsageError } from '../../../scripts/cli/index.ts';
import {
  checkPin,
  earlierMapping,
  nextProvenance,
  type Origin,
  sha256,
  withUnmatched,
} from '../../../scripts/contract/provenance.ts';

const edition = (date: string, text?: string): Origin => {
  return {
    url: null,
    file: 'api.yaml',
    date,
    sha256: text === undefined ? null : sha256(text),
    reconstructed: text === undefined,
  };
};

test('a new edition keeps the earlier editions; reverting restores them one by one', () => {
  const [a, b, c] = [edition('2026-01-01'), edition('2026-02-01', 'b'), edition('2026-03-01', 'c')];
  const second = nextProvenance(a, { upstream: 'a', mapping: 'mapping: 1' }, 'b', b);
  const third = nextProvenance(second, { upstream: 'b' }, 'c', c);
  expect(third.earlier?.map(({ edition: { date } }) => date)).toEqual(['2026-01-01', '2026-02-01']);
  expect(nextProvenance(third, { upstream: 'c' }, 'b', edition('2026-04-01', 'b'))).toEqual(second);
  expect(nextProvenance(third, { upstream: 'c' }, 'a', edition('2026-04-01', 'a'))).toEqual(a);
  expect(nextProvenance(second, { upstream: 'b' }, 'b', edition('2026-04-01', 'b'))).toEqual(second);
  expect(earlierMapping(third, 'a')).toBe('mapping: 1');
  expect(earlierMapping(third, 'b')).toBeUndefined();
});

test('unmatched overlay targets are recorded until they match again', () => {
  const original = edition('2026-01-01');
  const noted = withUnmatched(original, ['$.gone']);
  expect(noted).toEqual({ ...original, unmatched: ['$.gone'] });
  expect(withUnmatched(noted, [])).toEqual(original);
});

test('an edited download is an error with instructions', () => {
  expect(() => checkPin('b', edition('2026-01-01', 'b'))).not.toThrow();
  expect(() => checkPin('anything', edition('2026-01-01'))).not.toThrow();
  expect(() => checkPin('B', edition('2026-01-01', 'b'))).toThrow(UsageError);
  expect(() => checkPin('B', edition('2026-01-01', 'b'))).toThrow(/spec\/api\.yaml --accept$/);
});
