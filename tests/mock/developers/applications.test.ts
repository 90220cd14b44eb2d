import { expect, test } from 'vitest';
import { fileMock, freshWorkspace, openConsent, postConsent, redirectParameters } from '../oauth/login.ts';
import { createApp, PNG, portalJson } from './portal.ts';

const mock = fileMock();
const AVATAR = `data:image/png;base64,${PNG.toString('base64')}`;

test('creating an application requires a name and a redirect URI, and returns a client ID', async () => {
  const workspace = await freshWorkspace(mock);
  const body = { name: ' Sync ', redirect_uri: 'https://example.com/cb' };
  const { status, body: response } = await portalJson(workspace, 'POST', '/apps', { body });
  expect([status, response]).toEqual([
    200,
    {
      data: {
        client_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        name: 'Sync',
        redirect_uri: 'https://example.com/cb',
        description: null,
        website: null,
        avatar_url: null,
      },
    },
  ]);
  expect((await portalJson(workspace, 'GET', '/apps')).body).toEqual({ data: [response.data] });
});

test('missing and invalid fields are listed by name', async () => {
  const workspace = await freshWorkspace(mock);
  const body = {
    name: ' ',
    website: 'javascript:alert(1)',
    description: 7,
    colour: 'red',
    avatar_url: AVATAR,
  };
  const reply = await portalJson(workspace, 'POST', '/apps', { body });
  expect([reply.status, reply.body]).toEqual([
    422,
    {
      message: 'The given data was invalid.',
      errors: {
        name: ['The name is missing.'],
        redirect_uri: ['The redirect URI is missing.'],
        website: ['The website must be a URL, for example https://example.com.'],
        description: ['The description must be a string.'],
        colour: ['colour is unknown.'],
        avatar_url: ['The avatar can be set only after the application was created.'],
      },
    },
  ]);
  expect((await portalJson(workspace, 'GET', '/apps')).body).toEqual({ data: [] });
});

test.for([
  'example.com/cb',
  '/cb',
  'https://exa mple.com/cb',
  'https://example.com/cb#part',
  'http://example.com/cb',
  'https://user:pass@example.com/cb',
  'javascript:alert(1)',
  'data:text/html,x',
  // Parsed as another host by some parsers
  'https://@example.com/cb',
  'https://e.example\\@evil.example/',
  'https:\\\\evil.example/cb',
  'https:evil.example',
  'https:/evil.example/cb',
  'https:///evil.example/cb',
  'https://example.com%2eevil.example/cb',
  'https://ex%61mple.com/cb',
  'https://EXAMPLE.com/cb',
  'HTTPS://example.com/cb',
  'https://example.com./cb',
  'https://example.com:443/cb',
  'https://example.com/a/../cb',
  'https://exämple.com/cb',
  // More than one host
  'https://*.example.com/',
  'https://*/cb',
  // Not a loopback address, or not in its canonical form
  'http://127.0.0.1.evil.example/cb',
  'http://127.1/cb',
  'http://2130706433/cb',
  'http://0x7f.0.0.1/cb',
  'http://0.0.0.0/cb',
  'http://[::ffff:127.0.0.1]/cb',
  'http://[0:0:0:0:0:0:0:1]/cb',
  'http://localhost.evil.example/cb',
  // Executed or opened by the browser itself, or similar
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'java.script:alert(1)',
  'java.script:/alert(1)',
  'java.script.example:/cb',
  'vb.script:/cb',
  'data.example:/cb',
  'JavaScript://example.com/%0aalert(1)',
  'view-source.example:/cb',
  // Schemes without a domain name
  'myapp:/cb',
  'com.example.app:cb',
  'com.example.app://user@host/cb',
  'com..app:/cb',
  '1.2:/cb',
  // Characters that are not allowed in a URI
  'https://example.com/c\tb',
  'https://example.com/c\u0000b',
  'https://example.com/<b>',
  'https://example.com/%zz',
  `https://example.com/${'x'.repeat(2000)}`,
])('%s is rejected as a redirect URI', async (redirect_uri) => {
  const workspace = await freshWorkspace(mock);
  const errors = { redirect_uri: [expect.stringMatching(/^The redirect URI must/)] };
  const created = await portalJson(workspace, 'POST', '/apps', { body: { name: 'Sync', redirect_uri } });
  expect([created.status, created.body.errors]).toEqual([422, errors]);
  const { client_id } = await createApp(workspace);
  const changed = await portalJson(workspace, 'PUT', `/apps/${client_id}`, { body: { redirect_uri } });
  expect([changed.status, changed.body.errors]).toEqual([422, errors]);
});

test('the error for a redirect URI that is not normalized shows the normalized URI', async () => {
  const body = { name: 'Sync', redirect_uri: 'https:evil.example' };
  const reply = await portalJson(await freshWorkspace(mock), 'POST', '/apps', { body });
  expect(reply.body.errors).toEqual({
    redirect_uri: [
      'The redirect URI must be in the form that browsers normalize it to: https://evil.example/.',
    ],
  });
});

test.for([
  'https:evil.example',
  'https://e.example\\@evil.example/',
  'https://user@e.example',
  'ftp://e.example',
])('%s is rejected as a website', async (website) => {
  const body = { name: 'Sync', redirect_uri: 'https://example.com/cb', website };
  const reply = await portalJson(await freshWorkspace(mock), 'POST', '/apps', { body });
  expect([reply.status, Object.keys(reply.body.errors as object)]).toEqual([422, ['website']]);
});

test.for([
  'https://example.com/cb?a=b',
  'https://example.com',
  'https://example.com:8443/cb',
  'https://xn--exmple-cua.com/cb',
  'https://192.0.2.7/cb',
  'http://127.0.0.1/cb',
  'http://[::1]:3000/cb',
  'http://localhost/cb',
  'http://localhost:3000?a=b',
  'com.example.app:/cb',
  'com.example.app://callback',
  'com.googleusercontent.apps.123-abc:/oauth2redirect',
])('%s is accepted as a redirect URI and used unchanged', async (redirect_uri) => {
  const workspace = await freshWorkspace(mock);
  const { client_id } = await createApp(workspace, { redirect_uri });
  const response = await postConsent(workspace, { client_id, redirect_uri });
  expect(response.headers.get('location')?.startsWith(redirect_uri)).toBe(true);
});

test('a change of the redirect URI takes effect at once', async () => {
  const workspace = await freshWorkspace(mock);
  const { client_id } = await createApp(workspace, { redirect_uri: 'https://example.com/old' });
  const body = { redirect_uri: 'https://example.com/new' };
  expect((await portalJson(workspace, 'PUT', `/apps/${client_id}`, { body })).status).toBe(200);
  const old = await postConsent(workspace, { client_id, redirect_uri: 'https://example.com/old' });
  expect(old.status).toBe(400);
  expect(redirectParameters(await postConsent(workspace, { client_id, ...body }))).toHaveProperty('code');
});

test('an update changes only the fields in its body', async () => {
  const workspace = await freshWorkspace(mock);
  const { client_id } = await createApp(workspace, {
    description: 'Every night',
    website: 'https://a.example',
  });
  const { body } = await portalJson(workspace, 'PUT', `/apps/${client_id}`, { body: { website: null } });
  expect(body.data).toMatchObject({ name: 'Sync', description: 'Every night', website: null });
});

test('an avatar that is set later is shown on the consent page', async () => {
  const workspace = await freshWorkspace(mock);
  const { client_id } = await createApp(workspace, {
    description: 'Every night',
    website: 'https://a.example',
  });
  await portalJson(workspace, 'PUT', `/apps/${client_id}`, { body: { avatar_url: AVATAR } });
  const page = await (await openConsent(workspace, { client_id })).text();
  expect(page).toContain(`<img class="avatar" src="${AVATAR}" alt="">`);
  expect(page).toContain('Every night');
  expect(page).toContain('<a href="https://a.example" rel="noreferrer">');
});

test.for([
  ['a URL', 'https://example.com/a.png', 'The avatar must be a data URL of a picture, in base64.'],
  [
    'an SVG',
    `data:image/png;base64,${btoa('<svg onload="alert(1)"/>')}`,
    'The avatar must be a PNG, JPEG, GIF or WebP picture.',
  ],
  [
    'a large image',
    `data:image/png;base64,${Buffer.concat([PNG, Buffer.alloc(102_400)]).toString('base64')}`,
    'The avatar must not be larger than 100 KiB.',
  ],
] as const)('%s is rejected as an avatar', async ([, avatar_url, text]) => {
  const workspace = await freshWorkspace(mock);
  const { client_id } = await createApp(workspace);
  const reply = await portalJson(workspace, 'PUT', `/apps/${client_id}`, { body: { avatar_url } });
  expect([reply.status, reply.body.errors]).toEqual([422, { avatar_url: [text] }]);
});

test("another user's application is not found", async () => {
  const workspace = await freshWorkspace(mock);
  const { client_id } = await createApp(workspace);
  const path = `/apps/${client_id}`;
  expect((await portalJson(workspace, 'GET', path, { user: 'owner' })).status).toBe(404);
  expect((await portalJson(workspace, 'PUT', path, { user: 'owner', body: { name: 'Mine' } })).status).toBe(
    404,
  );
  expect((await portalJson(workspace, 'GET', '/apps', { user: 'owner' })).body).toEqual({ data: [] });
});
