import { expect, test } from 'vitest';
import { fileMock, freshWorld, openConsent, postConsent, returned } from '../oauth/login.ts';
import { createApp, PNG, portalJson } from './portal.ts';

const mock = fileMock();
const AVATAR = `data:image/png;base64,${PNG.toString('base64')}`;

test('an application needs a name and a redirect URI, and gets a client id', async () => {
  const world = await freshWorld(mock);
  const body = { name: ' Sync ', redirect_uri: 'https://example.com/cb' };
  const { status, body: answer } = await portalJson(world, 'POST', '/apps', { body });
  expect([status, answer]).toEqual([
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
  expect((await portalJson(world, 'GET', '/apps')).body).toEqual({ data: [answer.data] });
});

test('what is missing or wrong is told field by field', async () => {
  const world = await freshWorld(mock);
  const body = {
    name: ' ',
    website: 'javascript:alert(1)',
    description: 7,
    colour: 'red',
    avatar_url: AVATAR,
  };
  const reply = await portalJson(world, 'POST', '/apps', { body });
  expect([reply.status, reply.body]).toEqual([
    422,
    {
      message: 'The given data was invalid.',
      errors: {
        name: ['The name is missing.'],
        redirect_uri: ['The redirect URI is missing.'],
        website: ['The website must be an address, for example https://example.com.'],
        description: ['The description must be a text.'],
        colour: ['colour is unknown.'],
        avatar_url: ['The avatar can be set once the application is there.'],
      },
    },
  ]);
  expect((await portalJson(world, 'GET', '/apps')).body).toEqual({ data: [] });
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
])('%s is refused as a redirect URI', async (redirect_uri) => {
  const body = { name: 'Sync', redirect_uri };
  const reply = await portalJson(await freshWorld(mock), 'POST', '/apps', { body });
  expect(reply.status).toBe(422);
  expect(reply.body.errors).toEqual({ redirect_uri: [expect.stringMatching(/^The redirect URI must/)] });
});

test.for([
  'https://example.com/cb?a=b',
  'http://[::1]:3000/cb',
  'http://localhost/cb',
  'com.example.app:/cb',
])('%s is taken as a redirect URI and used as it is', async (redirect_uri) => {
  const world = await freshWorld(mock);
  const { client_id } = await createApp(world, { redirect_uri });
  const response = await postConsent(world, { client_id, redirect_uri });
  expect(response.headers.get('location')?.startsWith(redirect_uri)).toBe(true);
});

test('a change of the redirect URI counts at once', async () => {
  const world = await freshWorld(mock);
  const { client_id } = await createApp(world, { redirect_uri: 'https://example.com/old' });
  const body = { redirect_uri: 'https://example.com/new' };
  expect((await portalJson(world, 'PUT', `/apps/${client_id}`, { body })).status).toBe(200);
  const old = await postConsent(world, { client_id, redirect_uri: 'https://example.com/old' });
  expect(old.status).toBe(400);
  expect(returned(await postConsent(world, { client_id, ...body }))).toHaveProperty('code');
});

test('a change leaves what it does not name', async () => {
  const world = await freshWorld(mock);
  const { client_id } = await createApp(world, { description: 'Every night', website: 'https://a.example' });
  const { body } = await portalJson(world, 'PUT', `/apps/${client_id}`, { body: { website: null } });
  expect(body.data).toMatchObject({ name: 'Sync', description: 'Every night', website: null });
});

test('an avatar that is set afterwards is shown at consent', async () => {
  const world = await freshWorld(mock);
  const { client_id } = await createApp(world, { description: 'Every night', website: 'https://a.example' });
  await portalJson(world, 'PUT', `/apps/${client_id}`, { body: { avatar_url: AVATAR } });
  const page = await (await openConsent(world, { client_id })).text();
  expect(page).toContain(`<img class="avatar" src="${AVATAR}" alt="">`);
  expect(page).toContain('Every night');
  expect(page).toContain('<a href="https://a.example" rel="noreferrer">');
});

test.for([
  ['an address', 'https://example.com/a.png', 'The avatar must be a data URL of a picture, in base64.'],
  [
    'an SVG',
    `data:image/png;base64,${btoa('<svg onload="alert(1)"/>')}`,
    'The avatar must be a PNG, JPEG, GIF or WebP picture.',
  ],
  [
    'a large picture',
    `data:image/png;base64,${Buffer.concat([PNG, Buffer.alloc(102_400)]).toString('base64')}`,
    'The avatar must not be larger than 100 KiB.',
  ],
] as const)('%s is refused as an avatar', async ([, avatar_url, text]) => {
  const world = await freshWorld(mock);
  const { client_id } = await createApp(world);
  const reply = await portalJson(world, 'PUT', `/apps/${client_id}`, { body: { avatar_url } });
  expect([reply.status, reply.body.errors]).toEqual([422, { avatar_url: [text] }]);
});

test("another user's application is not found", async () => {
  const world = await freshWorld(mock);
  const { client_id } = await createApp(world);
  const path = `/apps/${client_id}`;
  expect((await portalJson(world, 'GET', path, { user: 'owner' })).status).toBe(404);
  expect((await portalJson(world, 'PUT', path, { user: 'owner', body: { name: 'Mine' } })).status).toBe(404);
  expect((await portalJson(world, 'GET', '/apps', { user: 'owner' })).body).toEqual({ data: [] });
});
