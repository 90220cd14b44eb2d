import { expectSame } from '../../fixtures/answer.ts';
import { OAuthApp } from '../../fixtures/oauth.ts';
import { Portal } from '../../fixtures/portal.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { newWorld } from '../../fixtures/world.ts';
import { bringsTokens, isToldOnPage, works } from './check.ts';
import { ENTRIES, PORTAL } from './sources.ts';

const URI = 'https://example.com/callback';
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

sentence('from "Create new app" to the first call with its token', [ENTRIES, 'article'], async () => {
  const world = await newWorld();
  const app = new OAuthApp(world, await new Portal(world).createApp(URI), URI);
  await works((await app.logIn()).access_token, 'the token of the new app is taken');
});

sentence('an application has its client id in the list', 'article', async () => {
  const portal = new Portal(await newWorld());
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
  expectSame(list, 'the list has it', [[clientId, 'Nightly sync', URI]], found);
});

for (const [field, body] of [
  ['name', { redirect_uri: URI }],
  ['redirect_uri', { name: 'Nightly sync' }],
] as const) {
  sentence(`an application needs a ${field.replace('_uri', ' URI')}`, 'article', async () => {
    const answer = await new Portal(await newWorld()).call('POST', '/apps', body);
    const fields = Object.keys(answer.body.errors ?? {});
    expectSame(answer, `${field} is asked for`, [422, [field]], [answer.status, fields]);
  });
}

sentence(
  'the redirect URI is edited later: the new one is taken, the old one no more',
  'article',
  async () => {
    const world = await newWorld();
    const portal = new Portal(world);
    const clientId = await portal.createApp(URI);
    const redirect_uri = 'https://example.com/new';
    await portal.data('PUT', `/apps/${clientId}`, { redirect_uri });
    const app = new OAuthApp(world, clientId, redirect_uri);
    bringsTokens(await app.exchange(await app.code()), 'the new redirect URI brings tokens');
    isToldOnPage(await app.consent('member', { redirect_uri: URI }), 'the old redirect URI is refused');
  },
);

sentence('an avatar is set after the creation only', 'article', async () => {
  const portal = new Portal(await newWorld());
  const body = { name: 'Nightly sync', redirect_uri: URI, avatar_url: PIXEL };
  const answer = await portal.call('POST', '/apps', body);
  expectSame(
    answer,
    'a new app takes no avatar',
    [422, ['avatar_url']],
    [answer.status, Object.keys(answer.body.errors ?? {})],
  );
  const clientId = await portal.createApp(URI);
  const { avatar_url } = await portal.data('PUT', `/apps/${clientId}`, { avatar_url: PIXEL });
  expectSame(answer, 'one that is there takes it', PIXEL, avatar_url);
});

sentence('users see the avatar at the consent', 'article', async () => {
  const world = await newWorld();
  const portal = new Portal(world);
  const clientId = await portal.createApp(URI);
  await portal.data('PUT', `/apps/${clientId}`, { avatar_url: PIXEL });
  const page = await new OAuthApp(world, clientId, URI).openConsent();
  expectSame(page, 'the page shows the avatar', true, page.text.includes(`src="${PIXEL}"`));
});

sentence(
  "another user's application can be granted, and neither seen nor changed in the portal",
  PORTAL,
  async () => {
    const world = await newWorld();
    const clientId = await new Portal(world, 'member').createApp(URI);
    await new OAuthApp(world, clientId, URI).logIn('admin');
    const portal = new Portal(world, 'admin');
    const list = await portal.call('GET', '/apps');
    expectSame(list, 'it is not in his list', [], list.body.data);
    const answer = await portal.call('PUT', `/apps/${clientId}`, { name: 'Mine' });
    expectSame(answer, 'he cannot change it', 404, answer.status);
  },
);

sentence('an application is known in its own workspace only', PORTAL, async () => {
  const clientId = await new Portal(await newWorld()).createApp(URI);
  const list = await new Portal(await newWorld()).call('GET', '/apps');
  expectSame(list, 'another workspace does not list it', false, list.text.includes(clientId));
});

for (const attack of ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>']) {
  sentence(`the consent page escapes what the application is called: ${attack}`, PORTAL, async () => {
    const world = await newWorld();
    const clientId = await new Portal(world).createApp(URI, { name: attack, description: attack });
    const page = await new OAuthApp(world, clientId, URI).openConsent({ state: attack });
    expectSame(page, 'the page does not carry it as markup', false, page.text.includes(attack));
  });
}
