import { check } from '../../fixtures/check.ts';
import { expectSame } from '../../fixtures/response.ts';
import { OAuthApp } from '../../fixtures/tokens/oauth.ts';
import { Portal } from '../../fixtures/tokens/portal.ts';
import {
  ENTRIES,
  expectErrorPage,
  expectTokenAccepted,
  expectTokens,
  PORTAL,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const URI = 'https://example.com/callback';
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

check(
  'an application created in the portal logs a user in and calls the API',
  [ENTRIES, 'article'],
  async () => {
    const workspace = await newWorkspace();
    const app = new OAuthApp(workspace, await new Portal(workspace).createApp(URI), URI);
    await expectTokenAccepted((await app.logIn()).access_token, 'the token of the new app is accepted');
  },
);

check('the list of applications shows the client_id of each application', 'article', async () => {
  const portal = new Portal(await newWorkspace());
  const clientId = await portal.createApp(URI, {
    description: 'Every night',
    website: 'https://example.com',
  });
  const list = await portal.call('GET', '/apps');
  const found = list.body.data.map(({ client_id, name, redirect_uri }: Record<string, string>) => [
    client_id,
    name,
    redirect_uri,
  ]);
  expectSame(list, 'the list has the application', [[clientId, 'Nightly sync', URI]], found);
});

for (const [field, body] of [
  ['name', { redirect_uri: URI }],
  ['redirect_uri', { name: 'Nightly sync' }],
] as const) {
  check(`an application requires a ${field.replace('_uri', ' URI')}`, 'article', async () => {
    const response = await new Portal(await newWorkspace()).call('POST', '/apps', body);
    const fields = Object.keys(response.body.errors ?? {});
    expectSame(response, `${field} is required`, [422, [field]], [response.status, fields]);
  });
}

check('a changed redirect URI is accepted, and the previous one is rejected', 'article', async () => {
  const workspace = await newWorkspace();
  const portal = new Portal(workspace);
  const clientId = await portal.createApp(URI);
  const redirect_uri = 'https://example.com/new';
  await portal.data('PUT', `/apps/${clientId}`, { redirect_uri });
  const app = new OAuthApp(workspace, clientId, redirect_uri);
  expectTokens(await app.exchange(await app.code()), 'a login with the new redirect URI returns tokens');
  expectErrorPage(
    await app.consent('member', { redirect_uri: URI }),
    'the previous redirect URI is rejected',
  );
});

check('an avatar can be set only after creation', 'article', async () => {
  const portal = new Portal(await newWorkspace());
  const body = { name: 'Nightly sync', redirect_uri: URI, avatar_url: PIXEL };
  const response = await portal.call('POST', '/apps', body);
  expectSame(
    response,
    'a new app accepts no avatar',
    [422, ['avatar_url']],
    [response.status, Object.keys(response.body.errors ?? {})],
  );
  const clientId = await portal.createApp(URI);
  const { avatar_url } = await portal.data('PUT', `/apps/${clientId}`, { avatar_url: PIXEL });
  expectSame(response, 'an existing app accepts an avatar', PIXEL, avatar_url);
});

check('the consent page shows the avatar', 'article', async () => {
  const workspace = await newWorkspace();
  const portal = new Portal(workspace);
  const clientId = await portal.createApp(URI);
  await portal.data('PUT', `/apps/${clientId}`, { avatar_url: PIXEL });
  const page = await new OAuthApp(workspace, clientId, URI).openConsent();
  expectSame(page, 'the page shows the avatar', true, page.text.includes(`src="${PIXEL}"`));
});

check(
  "another user's application can be granted access, but not viewed or changed in the portal",
  PORTAL,
  async () => {
    const workspace = await newWorkspace();
    const clientId = await new Portal(workspace, 'member').createApp(URI);
    await new OAuthApp(workspace, clientId, URI).logIn('admin');
    const portal = new Portal(workspace, 'admin');
    const list = await portal.call('GET', '/apps');
    expectSame(list, 'the list of the admin does not have the application', [], list.body.data);
    const response = await portal.call('PUT', `/apps/${clientId}`, { name: 'Mine' });
    expectSame(response, 'the admin cannot change it', 404, response.status);
  },
);

check('an application is not listed in another workspace', PORTAL, async () => {
  const clientId = await new Portal(await newWorkspace()).createApp(URI);
  const list = await new Portal(await newWorkspace()).call('GET', '/apps');
  expectSame(list, 'another workspace does not list the application', false, list.text.includes(clientId));
});

for (const attack of ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>']) {
  check(`the consent page escapes the name of the application: ${attack}`, PORTAL, async () => {
    const workspace = await newWorkspace();
    const clientId = await new Portal(workspace).createApp(URI, { name: attack, description: attack });
    const page = await new OAuthApp(workspace, clientId, URI).openConsent({ state: attack });
    expectSame(page, 'the page does not contain the name as markup', false, page.text.includes(attack));
  });
}
