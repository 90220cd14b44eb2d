import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { changedBy, obstacleTo, weaveOf, whereOf } from '../../../scripts/mock/faults/fault.ts';
import { FAULTS, GROUPS } from '../../../scripts/mock/faults/index.ts';
import { createMock } from '../../../scripts/mock/mock.ts';
import { readContract } from '../../../scripts/spec/contract.ts';
import { readSources } from '../../../scripts/spec/sources.ts';

const { document } = readContract();
const { provenance } = readSources(fileURLToPath(new URL('../../../', import.meta.url)));
/** Without those of operations that this document does not have. */
const possible = FAULTS.filter((fault) => obstacleTo(fault, document) === undefined);

test('there are faults of every kind, more than 120 of them', () => {
  expect(Object.keys(GROUPS)).toEqual([
    'answers',
    'state',
    'authorization',
    'tokens',
    'rate limits',
    'input',
  ]);
  for (const faults of Object.values(GROUPS)) expect(faults.length).toBeGreaterThan(15);
  expect(FAULTS.length).toBeGreaterThan(120);
});

test('each fault has a name, a sentence and a rule of its own', () => {
  const names = FAULTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(FAULTS.map(({ sentence }) => sentence)).size).toBe(names.length);
  for (const { name, sentence, breaks } of FAULTS) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(sentence, name).toMatch(/^\S.*\.$/);
    expect(breaks, name).toMatch(
      /^(OWASP API\d+:2023|RFC \d+ section|article|ms-connector|help-|client-|old-api|contract)/,
    );
  }
});

test('each fault names files of the suite that are there', () => {
  for (const { name, caughtBy } of FAULTS) {
    expect(caughtBy.length, name).toBeGreaterThan(0);
    for (const file of caughtBy) {
      const url = new URL(`../../contract/${file.split(': ')[0]}.test.ts`, import.meta.url);
      expect(existsSync(url), `${name}: ${file}`).toBe(true);
    }
  }
});

test('each fault is woven in at points of the mock, or changes the contract document', () => {
  const mock = createMock({});
  for (const fault of possible) {
    const isWoven = weaveOf([fault], mock).size > 0;
    const isChanged = JSON.stringify(changedBy([fault], document)) !== JSON.stringify(document);
    expect(isWoven || isChanged, fault.name).toBe(true);
    expect(whereOf(fault), fault.name).toMatch(/\w/);
  }
});

test('whatever our own document describes can be broken', ({ skip }) => {
  skip(provenance.reconstructed === false, 'the document is official, and may lack what a fault is about');
  expect(possible).toHaveLength(FAULTS.length);
});

test('the document that the mock read stays as it is', () => {
  const before = JSON.stringify(document);
  changedBy(possible, document);
  expect(JSON.stringify(document)).toBe(before);
});
