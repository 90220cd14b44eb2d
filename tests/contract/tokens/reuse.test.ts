import { check } from '../../fixtures/check.ts';
import { sendConcurrently } from '../../fixtures/race.ts';
import { OAuthApp, type TokenPair } from '../../fixtures/tokens/oauth.ts';
import {
  ENTRIES,
  expectOAuthError,
  expectTokenAccepted,
  expectTokens,
  expectTokenUnauthorized,
  onlyWinner,
  REFRESH_TOKENS,
  TOKEN_ERRORS,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/* The effect of reusing a refresh token: two settings of the workspace, of which the first is the default. */

const SOURCES = [ENTRIES, REFRESH_TOKENS, TOKEN_ERRORS];

interface ReuseSetting {
  refreshReuse: 'revoke' | 'reject';
  /** The outcome in the titles of the checks. */
  outcome: string;
  /** Checks the tokens of the family after the reuse. */
  holds(app: OAuthApp, pair: TokenPair): Promise<void>;
}

const REUSE_SETTINGS: ReuseSetting[] = [
  { refreshReuse: 'revoke', outcome: 'revokes the token family', holds: expectRevoked },
  { refreshReuse: 'reject', outcome: 'is rejected without revoking the token family', holds: expectWorking },
];

for (const { refreshReuse, outcome, holds } of REUSE_SETTINGS) {
  check(
    `reuse of the last refresh token ${outcome} if refreshReuse is ${refreshReuse}`,
    SOURCES,
    async () => {
      const app = new OAuthApp(await newWorkspace({ refreshReuse }));
      const old = await app.logIn();
      const latest = await app.renew(old);
      expectOAuthError(await app.refresh(old.refresh_token), 400, 'invalid_grant', 'reuse is rejected');
      await holds(app, latest);
    },
  );

  check(
    `reuse of an older refresh token ${outcome} if refreshReuse is ${refreshReuse}`,
    SOURCES,
    async () => {
      const app = new OAuthApp(await newWorkspace({ refreshReuse }));
      const old = await app.logIn();
      const latest = await app.renew(await app.renew(await app.renew(old)));
      expectOAuthError(await app.refresh(old.refresh_token), 400, 'invalid_grant', 'reuse is rejected');
      await holds(app, latest);
    },
  );

  check(`reuse days later ${outcome} if refreshReuse is ${refreshReuse}`, SOURCES, async () => {
    const app = new OAuthApp(await newWorkspace({ refreshReuse }));
    const old = await app.logIn();
    const next = await app.renew(old);
    await app.workspace.advance(864_000);
    const latest = await app.renew(next);
    expectOAuthError(await app.refresh(old.refresh_token), 400, 'invalid_grant', 'reuse is rejected');
    await holds(app, latest);
  });

  check(
    `one of ten concurrent refreshes gets tokens and the others' reuse ${outcome} if refreshReuse is ${refreshReuse}`,
    SOURCES,
    async () => {
      const app = new OAuthApp(await newWorkspace({ refreshReuse }));
      const { refresh_token } = await app.logIn();
      const responses = await sendConcurrently(10, () => app.refresh(refresh_token));
      const winner = onlyWinner(responses, 'exactly one of ten gets tokens');
      for (const loser of responses.filter((response) => response !== winner)) {
        expectOAuthError(loser, 400, 'invalid_grant', 'the other nine are rejected');
      }
      await holds(app, expectTokens(winner, 'the successful refresh returns tokens'));
    },
  );
}

check('reuse revokes the token family by default', SOURCES, async () => {
  const app = new OAuthApp(await newWorkspace());
  const old = await app.logIn();
  const latest = await app.renew(old);
  await app.refresh(old.refresh_token);
  await expectRevoked(app, latest);
});

check('reuse revokes one token family and no other of the user and the application', SOURCES, async () => {
  const workspace = await newWorkspace({ refreshReuse: 'revoke' });
  const [app, otherApp] = [new OAuthApp(workspace), new OAuthApp(workspace, workspace.apps['other-app'])];
  const [same, colleague, elsewhere] = [await app.logIn(), await app.logIn('admin'), await otherApp.logIn()];
  const old = await app.logIn();
  await app.renew(old);
  await app.refresh(old.refresh_token);
  for (const { access_token } of [same, colleague, elsewhere])
    await expectTokenAccepted(access_token, 'tokens of other logins are still accepted');
  await expectTokenAccepted(workspace.token('member'), 'the personal token of the user is still accepted');
});

check('use of a spent refresh token by another client revokes nothing', SOURCES, async () => {
  const app = new OAuthApp(await newWorkspace({ refreshReuse: 'revoke' }));
  const old = await app.logIn();
  const latest = await app.renew(old);
  const stranger = { fields: { client_id: app.workspace.apps['other-app'] } };
  expectOAuthError(
    await app.refresh(old.refresh_token, stranger),
    400,
    'invalid_grant',
    'another client is rejected',
  );
  await expectWorking(app, latest);
});

async function expectRevoked(app: OAuthApp, { access_token, refresh_token }: TokenPair): Promise<void> {
  await expectTokenUnauthorized(access_token, 'the newest access token of the login is revoked');
  const response = await app.refresh(refresh_token);
  expectOAuthError(response, 400, 'invalid_grant', 'the newest refresh token of the login is revoked');
}

async function expectWorking(app: OAuthApp, { access_token, refresh_token }: TokenPair): Promise<void> {
  await expectTokenAccepted(access_token, 'the newest access token is still accepted');
  expectTokens(await app.refresh(refresh_token), 'the newest refresh token is still accepted');
}
