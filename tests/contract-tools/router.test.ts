import { expect, test } from 'vitest';
import type { Operation } from '../../scripts/contract/contract.ts';
import { Router } from '../../scripts/contract/router.ts';

const operation = (method: string, path: string) =>
  ({ id: `${method} ${path}`, method, path }) as unknown as Operation;
const router = new Router([
  operation('get', '/things'),
  operation('post', '/things'),
  operation('get', '/things/{thing_id}'),
  operation('get', '/things/latest'),
  operation('get', '/things/{thing_id}/parts/{part_id}'),
  operation('put', '/things/{id}'),
  operation('get', '/{anything}/parts'),
]);
const findRoute = (path: string) => router.find(path);

test('a literal path is found with all its methods', () => {
  expect([...(findRoute('/things')?.operations.keys() ?? [])]).toEqual(['GET', 'POST']);
});

test('a literal path takes precedence over a templated path', () => {
  expect(findRoute('/things/latest')?.operations.get('GET')?.path).toBe('/things/latest');
});

test('path parameters are returned by position', () => {
  expect(findRoute('/things/7/parts/9')?.values).toEqual(['7', '9']);
});

test('templates that differ only in the names of their parameters are one path', () => {
  expect([...(findRoute('/things/7')?.operations.keys() ?? [])]).toEqual(['GET', 'PUT']);
});

test('a template may begin with a parameter', () => {
  expect(findRoute('/others/parts')?.values).toEqual(['others']);
});

test.each(['/thing', '/things/', '/things/7/parts', '/', '', '/things//parts/9'])(
  'nothing is found at %j',
  (path) => {
    expect(findRoute(path)).toBeUndefined();
  },
);
