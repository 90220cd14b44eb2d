import { expect, test } from 'vitest';
import { freshMock } from './mock.ts';

test('the contract document is served with this mock as its first server', async () => {
  const mock = await freshMock();
  const document = await (await fetch(`${mock.origin}/openapi.json`)).json();
  expect(document.servers[0].url).toBe(mock.baseUrl);
  expect(Object.keys(document.paths)).toContain('/entries');
});

test('the served document logs in at this mock', async () => {
  const mock = await freshMock();
  const { components } = await (await fetch(`${mock.origin}/openapi.json`)).json();
  expect(components.securitySchemes.oauth2.flows.authorizationCode).toEqual({
    authorizationUrl: `${mock.origin}/oauth/authorize`,
    tokenUrl: `${mock.origin}/oauth/token`,
    refreshUrl: `${mock.origin}/oauth/token`,
    scopes: {},
  });
  expect((await fetch(`${mock.origin}/docs/oauth2-redirect.html`)).status).toBe(200);
});

test('the reference page asks no other host for anything', async () => {
  const mock = await freshMock();
  const page = await (await fetch(`${mock.origin}/docs`)).text();
  const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] as string);
  expect(addresses.length).toBeGreaterThan(1);
  for (const address of addresses) {
    expect(address).toMatch(/^\/docs\//);
    const file = await fetch(`${mock.origin}${address}`);
    expect(file.status, address).toBe(200);
    await file.arrayBuffer();
  }
});

test.each(['/docs/../package.json', '/docs/%2e%2e/package.json', '/docs/swagger-ui-missing.js'])(
  '%s is not served',
  async (path) => {
    const mock = await freshMock();
    expect((await fetch(`${mock.origin}${path}`)).status).toBe(404);
  },
);

test('who opens the mock itself is led to the reference page', async () => {
  const mock = await freshMock();
  const answer = await fetch(mock.origin, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/docs']);
});
