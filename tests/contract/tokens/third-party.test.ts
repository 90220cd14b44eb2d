import { expectSame } from '../../fixtures/answer.ts';
import { contract } from '../../fixtures/contract.ts';
import { OAuthApp } from '../../fixtures/oauth.ts';
import { Portal } from '../../fixtures/portal.ts';
import { refused, refusedWith } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { newWorld } from '../../fixtures/world.ts';
import { bringsTokens, isRefused, isToldOnPage, listEntriesWith, works } from './check.ts';
import { CONSENT_FORM, ENTRIES, THIRD_PARTY_OFF, TOKEN_ERRORS } from './sources.ts';

/* "Allow third-party apps" has to be on for the login (article); what it does when it is off is a guess. */

const OFF = { allow_third_party_apps: false };
const ON = { allow_third_party_apps: true };
const PERSONAL_TOKENS_GO_ON =
  'guess: the setting speaks of apps; whether it gates personal tokens is unknown';

sentence('while third-party apps are off no login is possible', 'article', async () => {
  const answer = await new OAuthApp(await newWorld(OFF)).consent('owner');
  expectSame(answer, 'no code is given', false, (answer.headers.get('location') ?? '').includes('code='));
});

sentence('while third-party apps are off the consent page says why', ['article', CONSENT_FORM], async () => {
  const app = new OAuthApp(await newWorld(OFF));
  const why = 'does not allow third-party apps';
  isToldOnPage(await app.openConsent(), 'the page is refused', why);
  isToldOnPage(await app.consent('owner'), 'the form is refused', why);
});

sentence(
  "while third-party apps are off an application's token is refused",
  [ENTRIES, 'article', THIRD_PARTY_OFF],
  async () => {
    const { world, pair } = await loggedIn();
    await works(pair.access_token, 'before it the token is taken');
    await world.set(OFF);
    const { status } = contract.tokens.third_party_off;
    const answer = await listEntriesWith(pair.access_token);
    refused(answer, "an application's token is refused");
    refusedWith(answer, status, [], `an application's token is refused with ${status}`);
  },
);

sentence(
  'while third-party apps are off nobody gets tokens for a code',
  ['article', TOKEN_ERRORS],
  async () => {
    const app = new OAuthApp(await newWorld());
    const code = await app.code();
    await app.world.set(OFF);
    isRefused(await app.exchange(code), 400, 'invalid_grant', 'a code brings nothing');
  },
);

sentence(
  'while third-party apps are off nobody gets tokens for a refresh token',
  ['article', TOKEN_ERRORS],
  async () => {
    const { app, world, pair } = await loggedIn();
    await world.set(OFF);
    isRefused(await app.refresh(pair.refresh_token), 400, 'invalid_grant', 'a refresh brings nothing');
  },
);

sentence(
  'while third-party apps are off personal tokens go on',
  [ENTRIES, PERSONAL_TOKENS_GO_ON],
  async () => {
    const world = await newWorld(OFF);
    await works(world.token('member'), 'the ready personal token goes on');
    const { token } = await new Portal(world).issueToken();
    await works(token, 'a new personal token can be made and used');
  },
);

sentence(
  'when third-party apps are allowed again the login goes on',
  [ENTRIES, THIRD_PARTY_OFF],
  async () => {
    const { app, world, pair } = await loggedIn();
    await world.set(OFF);
    await app.refresh(pair.refresh_token);
    await world.set(ON);
    await works(pair.access_token, 'the token is taken again');
    bringsTokens(await app.refresh(pair.refresh_token), 'it can be refreshed again');
  },
);

async function loggedIn() {
  const world = await newWorld();
  const app = new OAuthApp(world);
  return { world, app, pair: await app.logIn() };
}
