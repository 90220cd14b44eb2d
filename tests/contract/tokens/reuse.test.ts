import { check } from '../../fixtures/check.ts';
import { atOnce } from '../../fixtures/race.ts';
import { OAuthApp, type TokenPair } from '../../fixtures/tokens/oauth.ts';
import {
  bringsTokens,
  ENTRIES,
  isRejected,
  isWorthless,
  onlyWinner,
  REFRESH_TOKENS,
  TOKEN_ERRORS,
  works,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/* The effect of reusing a spent refresh token: two settings of the workspace, of which the first is the default. */

const SOURCES = [ENTRIES, REFRESH_TOKENS, TOKEN_ERRORS];

interface Setting {
  refreshReuse: 'revoke' | 'reject';
  /** For the title of a check. */
  outcome: string;
  /** Checks the tokens of the family after the reuse. */
  holds(app: OAuthApp, pair: TokenPair): Promise<void>;
}

const SETTINGS: Setting[] = [
  { refreshReuse: 'revoke', outcome: 'revokes the token family', holds: hasEnded },
  { refreshReuse: 'reject', outcome: 'is rejected without revoking the token family', holds: expectWorking },
];

for (const { refreshReuse, outcome, holds } of SETTINGS) {
  check(
    `reuse of the last refresh token ${outcome} if refreshReuse is ${refreshReuse}`,
    SOURCES,
    async () => {
      const app = new OAuthApp(await newWorkspace({ refreshReuse }));
      const old = await app.logIn();
      const latest = await app.renew(old);
      isRejected(await app.refresh(old.refresh_token), 400, 'invalid_grant', 'reuse is rejected');
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
      isRejected(await app.refresh(old.refresh_token), 400, 'invalid_grant', 'reuse is rejected');
      await holds(app, latest);
    },
  );

  check(`reuse days later ${outcome} if refreshReuse is ${refreshReuse}`, SOURCES, async () => {
    const app = new OAuthApp(await newWorkspace({ refreshReuse }));
    const old = await app.logIn();
    const next = await app.renew(old);
    await app.workspace.advance(864_000);
    const latest = await app.renew(next);
    isRejected(await app.refresh(old.refresh_token), 400, 'invalid_grant', 'reuse is rejected');
    await holds(app, latest);
  });

  check(
    `one of ten concurrent refreshes gets tokens and the others' reuse ${outcome} if refreshReuse is ${refreshReuse}`,
    SOURCES,
    async () => {
      const app = new OAuthApp(await newWorkspace({ refreshReuse }));
      const { refresh_token } = await app.logIn();
      const responses = await atOnce(10, () => app.refresh(refresh_token));
      const winner = onlyWinner(responses, 'exactly one of ten gets tokens');
      for (const loser of responses.filter((response) => response !== winner)) {
        isRejected(loser, 400, 'invalid_grant', 'the other nine are rejected');
      }
      await holds(app, bringsTokens(winner, 'the one gets tokens'));
    },
  );
}

check('reuse counts as theft unless the workspace says otherwise', SOURCES, async () => {
  const app = new OAuthApp(await newWorkspace());
  const old = await app.logIn();
  const latest = await app.renew(old);
  await app.refresh(old.refresh_token);
  await hasEnded(app, latest);
});

check(
  'reuse revokes one token family and leaves the others of the user and the application',
  SOURCES,
  async () => {
    const workspace = await newWorkspace({ refreshReuse: 'revoke' });
    const [app, otherApp] = [new OAuthApp(workspace), new OAuthApp(workspace, workspace.apps['other-app'])];
    const [same, colleague, elsewhere] = [
      await app.logIn(),
      await app.logIn('admin'),
      await otherApp.logIn(),
    ];
    const old = await app.logIn();
    await app.renew(old);
    await app.refresh(old.refresh_token);
    for (const { access_token } of [same, colleague, elsewhere])
      await works(access_token, 'other logins go on');
    await works(workspace.token('member'), 'their personal token goes on');
  },
);

check("another client's use of a spent refresh token revokes nothing", SOURCES, async () => {
  const app = new OAuthApp(await newWorkspace({ refreshReuse: 'revoke' }));
  const old = await app.logIn();
  const latest = await app.renew(old);
  const stranger = { fields: { client_id: app.workspace.apps['other-app'] } };
  isRejected(await app.refresh(old.refresh_token, stranger), 400, 'invalid_grant', 'a stranger is rejected');
  await expectWorking(app, latest);
});

async function hasEnded(app: OAuthApp, { access_token, refresh_token }: TokenPair): Promise<void> {
  await isWorthless(access_token, 'the newest access token of the login is revoked');
  const response = await app.refresh(refresh_token);
  isRejected(response, 400, 'invalid_grant', 'the newest refresh token of the login is revoked');
}

async function expectWorking(app: OAuthApp, { access_token, refresh_token }: TokenPair): Promise<void> {
  await works(access_token, 'the newest access token goes on');
  bringsTokens(await app.refresh(refresh_token), 'the newest refresh token goes on');
}
