import { check } from '../../fixtures/check.ts';
import { contract } from '../../fixtures/contract.ts';
import { expectAnyRejection, expectRejection } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { OAuthApp } from '../../fixtures/tokens/oauth.ts';
import { Portal } from '../../fixtures/tokens/portal.ts';
import {
  CONSENT_FORM,
  ENTRIES,
  expectErrorPage,
  expectOAuthError,
  expectTokenAccepted,
  expectTokens,
  listEntries,
  THIRD_PARTY_OFF,
  TOKEN_ERRORS,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/* Logins require "Allow third-party apps" (source: article); the effect of turning it off is an assumption. */

const OFF = { allowThirdPartyApps: false };
const ON = { allowThirdPartyApps: true };
const PERSONAL_TOKENS_UNAFFECTED =
  'guess: the setting mentions apps; no source says whether it affects personal tokens';

check('no login is possible while third-party access is blocked', 'article', async () => {
  const response = await new OAuthApp(await newWorkspace(OFF)).consent('owner');
  expectSame(response, 'no code is given', false, (response.headers.get('location') ?? '').includes('code='));
});

check(
  'the consent page states the reason while third-party access is blocked',
  ['article', CONSENT_FORM],
  async () => {
    const app = new OAuthApp(await newWorkspace(OFF));
    const why = 'does not allow third-party apps';
    expectErrorPage(await app.openConsent(), 'the page is rejected', why);
    expectErrorPage(await app.consent('owner'), 'the form is rejected', why);
  },
);

check(
  "an application's token is rejected while third-party access is blocked",
  [ENTRIES, 'article', THIRD_PARTY_OFF],
  async () => {
    const { workspace, pair } = await prepareLogin();
    await expectTokenAccepted(pair.access_token, 'the token is accepted before access is blocked');
    await workspace.set(OFF);
    const { status } = contract.tokens.third_party_off;
    const response = await listEntries(pair.access_token);
    expectAnyRejection(response, "an application's token is rejected");
    expectRejection(response, status, [], `an application's token is rejected with ${status}`);
  },
);

check('a code is not exchanged while third-party access is blocked', ['article', TOKEN_ERRORS], async () => {
  const app = new OAuthApp(await newWorkspace());
  const code = await app.code();
  await app.workspace.set(OFF);
  expectOAuthError(await app.exchange(code), 400, 'invalid_grant', 'a code returns no tokens');
});

check(
  'a refresh token is rejected while third-party access is blocked',
  ['article', TOKEN_ERRORS],
  async () => {
    const { app, workspace, pair } = await prepareLogin();
    await workspace.set(OFF);
    expectOAuthError(
      await app.refresh(pair.refresh_token),
      400,
      'invalid_grant',
      'a refresh returns no tokens',
    );
  },
);

check(
  'personal tokens keep working while third-party access is blocked',
  [ENTRIES, PERSONAL_TOKENS_UNAFFECTED],
  async () => {
    const workspace = await newWorkspace(OFF);
    await expectTokenAccepted(workspace.token('member'), 'the initial personal token is still accepted');
    const { token } = await new Portal(workspace).issueToken();
    await expectTokenAccepted(token, 'a new personal token can be issued and used');
  },
);

check('the login works again when third-party access is allowed', [ENTRIES, THIRD_PARTY_OFF], async () => {
  const { app, workspace, pair } = await prepareLogin();
  await workspace.set(OFF);
  await app.refresh(pair.refresh_token);
  await workspace.set(ON);
  await expectTokenAccepted(pair.access_token, 'the token is accepted again');
  expectTokens(await app.refresh(pair.refresh_token), 'the refresh token is accepted again');
});

async function prepareLogin() {
  const workspace = await newWorkspace();
  const app = new OAuthApp(workspace);
  return { workspace, app, pair: await app.logIn() };
}
