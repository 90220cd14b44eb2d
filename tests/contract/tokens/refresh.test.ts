import { OAuthApp } from '../../fixtures/oauth.ts';
import { Portal } from '../../fixtures/portal.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { newWorld } from '../../fixtures/world.ts';
import { bringsNothing, bringsTokens, isNotTaken, isRefused, isWorthless, works } from './check.ts';
import { logInWithLibrary, refreshWithLibrary, refusalIn } from './library.ts';
import { ENTRIES, PORTAL, REFRESH_TOKENS, TOKEN_ANSWER, TOKEN_ERRORS } from './sources.ts';

/* "Refresh by the same POST" (article); that refresh tokens rotate and live 30 days is a guess. */

sentence(
  'a refresh before the access token expires brings one that is taken',
  [ENTRIES, 'article'],
  async () => {
    const app = new OAuthApp(await newWorld());
    const first = await app.logIn();
    await app.world.advance(86_399);
    await works((await app.renew(first)).access_token, 'the new token is taken');
  },
);

sentence(
  'a refresh after the access token has expired brings one that is taken',
  [ENTRIES, 'article'],
  async () => {
    const app = new OAuthApp(await newWorld());
    const first = await app.logIn();
    await app.world.advance(86_401);
    await isNotTaken(first.access_token, 'the first token is expired');
    await works((await app.renew(first)).access_token, 'the new token is taken');
  },
);

sentence('the answer to a refresh has the same fields as the first', ['article', TOKEN_ANSWER], async () => {
  const app = new OAuthApp(await newWorld());
  const { refresh_token } = await app.logIn();
  bringsTokens(await app.refresh(refresh_token), 'a refresh brings tokens');
});

sentence(
  'a login goes on for as long as it is refreshed in time',
  [ENTRIES, 'article', REFRESH_TOKENS],
  async () => {
    const app = new OAuthApp(await newWorld());
    let pair = await app.logIn();
    for (let month = 0; month < 4; month++) {
      await app.world.advance(2_591_999);
      pair = await app.renew(pair);
    }
    await works(pair.access_token, 'after four months the login goes on');
  },
);

sentence('a refresh ends the access token that was refreshed', [ENTRIES, REFRESH_TOKENS], async () => {
  const app = new OAuthApp(await newWorld());
  const old = await app.logIn();
  const { access_token } = await app.renew(old);
  await isWorthless(old.access_token, 'the old access token is revoked');
  await works(access_token, 'the new access token is taken');
});

sentence('a refresh token is good for one refresh', [REFRESH_TOKENS, TOKEN_ERRORS], async () => {
  const app = new OAuthApp(await newWorld());
  const old = await app.logIn();
  const next = await app.renew(old);
  if (next.refresh_token === old.refresh_token) throw new Error('the refresh token did not rotate');
  isRefused(await app.refresh(old.refresh_token), 400, 'invalid_grant', 'the old refresh token is spent');
});

sentence('a refresh token is accepted after 2,591,999 seconds', REFRESH_TOKENS, async () => {
  const app = new OAuthApp(await newWorld());
  const { refresh_token } = await app.logIn();
  await app.world.advance(2_591_999);
  bringsTokens(await app.refresh(refresh_token), 'a refresh token lives 30 days');
});

for (const seconds of [2_592_000, 2_592_001]) {
  sentence(
    `a refresh token is refused after ${seconds.toLocaleString('en')} seconds`,
    [REFRESH_TOKENS, TOKEN_ERRORS],
    async () => {
      const app = new OAuthApp(await newWorld());
      const { refresh_token } = await app.logIn();
      await app.world.advance(seconds);
      isRefused(await app.refresh(refresh_token), 400, 'invalid_grant', 'a refresh token lives 30 days');
    },
  );
}

sentence("another client's refresh token is refused, and stays good for its own", TOKEN_ERRORS, async () => {
  const app = new OAuthApp(await newWorld());
  const { access_token, refresh_token } = await app.logIn();
  const stranger = { fields: { client_id: app.world.apps['other-app'] } };
  isRefused(await app.refresh(refresh_token, stranger), 400, 'invalid_grant', 'a foreign token is refused');
  await works(access_token, 'the refusal ends nothing');
  bringsTokens(await app.refresh(refresh_token), 'its own client refreshes it');
});

sentence('a client of the library reads a refusal of its refresh token', TOKEN_ERRORS, async () => {
  const app = new OAuthApp(await newWorld());
  const tokens = await logInWithLibrary(app, 'member');
  await refreshWithLibrary(app, tokens);
  const { error, status } = await refusalIn(refreshWithLibrary(app, tokens));
  if (error !== 'invalid_grant' || status !== 400) {
    throw new Error(`expected 400 invalid_grant, received ${status} ${error}`);
  }
});

sentence('a personal token cannot be refreshed', 'article', async () => {
  const world = await newWorld();
  bringsNothing(await new OAuthApp(world).refresh(world.token('member')), 'it brings no tokens');
});

sentence(
  'a personal token that is sent for a refresh is refused with invalid_grant',
  ['article', TOKEN_ERRORS],
  async () => {
    const world = await newWorld();
    const token = world.token('member');
    isRefused(await new OAuthApp(world).refresh(token), 400, 'invalid_grant', 'a personal token is refused');
    await works(token, 'the refusal leaves it as it is');
  },
);

sentence('a personal token of the developers page cannot be refreshed', [PORTAL, TOKEN_ERRORS], async () => {
  const world = await newWorld();
  const { token } = await new Portal(world).issueToken();
  isRefused(await new OAuthApp(world).refresh(token), 400, 'invalid_grant', 'a personal token is refused');
  await works(token, 'the refusal leaves it as it is');
});

sentence('an access token cannot be refreshed', TOKEN_ERRORS, async () => {
  const app = new OAuthApp(await newWorld());
  const { access_token } = await app.logIn();
  isRefused(await app.refresh(access_token), 400, 'invalid_grant', 'an access token is no refresh token');
});

sentence('a refresh token that was never issued is refused', TOKEN_ERRORS, async () => {
  const answer = await new OAuthApp(await newWorld()).refresh('made-up');
  isRefused(answer, 400, 'invalid_grant', 'an unknown refresh token is refused');
});

sentence('a refresh token is no access token', [ENTRIES, TOKEN_ERRORS], async () => {
  const { refresh_token } = await new OAuthApp(await newWorld()).logIn();
  await isWorthless(refresh_token, 'the API takes no refresh token');
});

sentence('a refresh for a user who was deactivated is refused', ['article', TOKEN_ERRORS], async () => {
  const app = new OAuthApp(await newWorld());
  const { refresh_token } = await app.logIn('member');
  const change = { ids: [app.world.userId('member')], body: { is_active: 0 as const } };
  succeeded(await app.world.as('owner').call('updateMember', change));
  isRefused(await app.refresh(refresh_token), 400, 'invalid_grant', 'nobody refreshes for him');
});
