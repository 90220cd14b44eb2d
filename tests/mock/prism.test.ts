import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { type Operation, readContract } from '../../scripts/contract/contract.ts';
import { Prism } from '../../scripts/mock/prism.ts';

const require = createRequire(createRequire(import.meta.url).resolve('@stoplight/prism-http'));
const contract = readContract();
const prism = new Prism(contract);
const operation = (id: string) => contract.byId.get(id) as Operation;

test.each([
  ['@stoplight/prism-http/dist/validator', 'validateInput'],
  ['@stoplight/prism-http/dist/validator', 'validateOutput'],
  ['@stoplight/json', 'bundleTarget'],
  ['@stoplight/json', 'decycle'],
  ['@stoplight/http-spec/oas3/operation', 'transformOas3Operation'],
  ['@stoplight/http-spec/oas', 'OPERATION_CONFIG'],
  ['@stoplight/prism-http/dist/mocker', 'default'],
])('%s of Prism exports %s', (path, name) => {
  expect(require(path)[name]).toBeDefined();
});

test('Prism reports the location and keyword of each violation', () => {
  const body = { name: '', color: 'red', nme: 'x' };
  expect(
    prism.violations(operation('createClient'), {}, body).map(({ path, rule }) => [path.join('.'), rule]),
  ).toEqual([
    ['body', 'additionalProperties'],
    ['body.name', 'minLength'],
    ['body.color', 'pattern'],
  ]);
});

test('Prism names a missing required property only in its message', () => {
  expect(prism.violations(operation('createClient'), {}, {})).toEqual([
    { path: ['body'], rule: 'required', message: "Request body must have required property 'name'" },
  ]);
});

test('Prism checks query parameters with brackets in their names', () => {
  const query = { 'member_ids[]': [6, 'six'], per_page: 101 };
  const locations = prism
    .violations(operation('listEntries'), { query }, undefined)
    .map(({ path }) => path.join(' '));
  expect(locations.sort()).toEqual(['query member_ids[] 1', 'query per_page']);
});

test('Prism uses the 2020-12 dialect of the document', () => {
  expect(contract.document.jsonSchemaDialect).toBe('https://json-schema.org/draft/2020-12/schema');
});

test.each(['2026-02-30', '2026-13-01', 'yesterday', ''])('Prism rejects the impossible date %j', (date) => {
  const body = { project_id: 1, phase_id: 1, minutes: 1, date };
  expect(prism.violations(operation('createEntry'), {}, body).map(({ rule }) => rule)).toEqual(['format']);
});

test("Prism returns the contract document's example for a status", () => {
  const { success } = operation('getClient');
  expect(prism.example(operation('getClient'), 200)).toEqual(success.example);
  expect(prism.example(operation('getClient'), 404)).toEqual({ message: 'Not found.' });
});

test('Prism does not reuse the Accept header of an earlier request', () => {
  prism.example(operation('getClient'), 200);
  expect(prism.example(operation('listClients'), 200)).toEqual(operation('listClients').success.example);
});

test('Prism finds violations in a response', () => {
  const headers = {
    'content-type': 'application/json',
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '4',
  };
  const good = { data: operation('getClient').success.example } as { data: { data: object } };
  expect(prism.responseViolations(operation('getClient'), 200, headers, good.data)).toEqual([]);
  const bad = { data: { ...good.data.data, name: 5 } };
  expect(
    prism.responseViolations(operation('getClient'), 200, headers, bad).map(({ path }) => path.join('.')),
  ).toEqual(['body.data.name']);
});

test('every schema of the document compiles in Prism, so that no validation is skipped', () => {
  const closed = contract.operations.filter(({ body }) => body?.schema.additionalProperties === false);
  expect(closed).not.toEqual([]);
  for (const each of closed) {
    const rules = prism.violations(each, {}, { unknown_field: 1 }).map(({ rule }) => rule);
    expect(rules, each.id).toContain('additionalProperties');
  }
});
