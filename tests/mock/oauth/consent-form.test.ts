import { expect, test } from 'vitest';
import { fileMock, freshWorkspace, postConsent, postForm } from './login.ts';

const mock = fileMock();

test.for(['https://evil.example', 'null', 'http://127.0.0.1:1'])(
  'a consent form posted from origin %s is rejected with 403',
  async (origin) => {
    const response = await postConsent(await freshWorkspace(mock), {}, { Origin: origin });
    expect([response.status, response.headers.get('location')]).toEqual([403, null]);
  },
);

test('a form posted by the consent page itself is accepted', async () => {
  const response = await postConsent(await freshWorkspace(mock), {}, { Origin: mock.origin });
  expect(response.status).toBe(302);
});

test('a body that is not a form is rejected with a page', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${mock.origin}/oauth/authorize`, { method: 'POST', headers, body: '{}' });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('The body is not a form.');
});

test('other methods are rejected with 405 and Allow', async () => {
  const page = await fetch(`${mock.origin}/oauth/authorize`, { method: 'PUT' });
  expect([page.status, page.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  const token = await fetch(`${mock.origin}/oauth/token`);
  expect([token.status, token.headers.get('allow')]).toEqual([405, 'POST']);
});

test('unknown paths below /oauth return 404', async () => {
  expect((await postForm(`${mock.origin}/oauth/tokens`, {})).status).toBe(404);
});
