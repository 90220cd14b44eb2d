import { AssertionError } from 'node:assert';
import { check } from '../../fixtures/check.ts';
import { contract } from '../../fixtures/contract.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { OAuthApp } from '../../fixtures/tokens/oauth.ts';
import { logInWithLibrary, refreshWithLibrary, rejectionError } from '../../fixtures/tokens/oauth-library.ts';
import { Portal } from '../../fixtures/tokens/portal.ts';
import {
  ENTRIES,
  expectNoTokens,
  expectOAuthError,
  expectTokenAccepted,
  expectTokenRejected,
  expectTokens,
  expectTokenUnauthorized,
  PORTAL,
  REFRESH_TOKENS,
  TOKEN_ERRORS,
  TOKEN_RESPONSE,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/workspace.ts';

/*
 * "Refresh by the same POST" (source: article). That refresh tokens rotate and are valid for 30 days is an assumption.
 */

check(
  'a refresh before the access token expires returns a token that is accepted',
  [ENTRIES, 'article'],
  async () => {
    const app = new OAuthApp(await newWorkspace());
    const first = await app.logIn();
    await app.workspace.advance(86_399);
    await expectTokenAccepted((await app.renew(first)).access_token, 'the new token is accepted');
  },
);

check(
  'a refresh after the access token has expired returns a token that is accepted',
  [ENTRIES, 'article'],
  async () => {
    const app = new OAuthApp(await newWorkspace());
    const first = await app.logIn();
    await app.workspace.advance(86_401);
    await expectTokenRejected(first.access_token, 'the first token has expired');
    await expectTokenAccepted((await app.renew(first)).access_token, 'the new token is accepted');
  },
);

check('the response to a refresh has the same fields as the first', ['article', TOKEN_RESPONSE], async () => {
  const app = new OAuthApp(await newWorkspace());
  const { refresh_token } = await app.logIn();
  expectTokens(await app.refresh(refresh_token), 'a refresh returns tokens');
});

check(
  'a login does not expire if it is refreshed in time',
  [ENTRIES, 'article', REFRESH_TOKENS],
  async () => {
    const app = new OAuthApp(await newWorkspace());
    let pair = await app.logIn();
    for (let month = 0; month < 4; month++) {
      await app.workspace.advance(LIFETIME - 1);
      pair = await app.renew(pair);
    }
    await expectTokenAccepted(pair.access_token, 'the token is accepted after four months');
  },
);

check('a refresh revokes the previous access token', [ENTRIES, REFRESH_TOKENS], async () => {
  const app = new OAuthApp(await newWorkspace());
  const old = await app.logIn();
  const { access_token } = await app.renew(old);
  await expectTokenUnauthorized(old.access_token, 'the old access token is revoked');
  await expectTokenAccepted(access_token, 'the new access token is accepted');
});

check('a refresh token can be used once', [REFRESH_TOKENS, TOKEN_ERRORS], async () => {
  const app = new OAuthApp(await newWorkspace());
  const old = await app.logIn();
  const next = await app.renew(old);
  if (next.refresh_token === old.refresh_token)
    throw new AssertionError({ message: 'the refresh token did not rotate' });
  expectOAuthError(
    await app.refresh(old.refresh_token),
    400,
    'invalid_grant',
    'the used refresh token is rejected',
  );
});

const LIFETIME = contract.tokens.refresh.seconds;

check(
  `a refresh token is accepted after ${(LIFETIME - 1).toLocaleString('en')} seconds`,
  REFRESH_TOKENS,
  async () => {
    const app = new OAuthApp(await newWorkspace());
    const { refresh_token } = await app.logIn();
    await app.workspace.advance(LIFETIME - 1);
    expectTokens(await app.refresh(refresh_token), `a refresh token is valid for ${LIFETIME} seconds`);
  },
);

for (const seconds of [LIFETIME, LIFETIME + 1]) {
  check(
    `a refresh token is rejected after ${seconds.toLocaleString('en')} seconds`,
    [REFRESH_TOKENS, TOKEN_ERRORS],
    async () => {
      const app = new OAuthApp(await newWorkspace());
      const { refresh_token } = await app.logIn();
      await app.workspace.advance(seconds);
      expectOAuthError(
        await app.refresh(refresh_token),
        400,
        'invalid_grant',
        `a refresh token is valid for ${LIFETIME} seconds`,
      );
    },
  );
}

check(
  'a refresh token is rejected from another client, and still works for its own',
  TOKEN_ERRORS,
  async () => {
    const app = new OAuthApp(await newWorkspace());
    const { access_token, refresh_token } = await app.logIn();
    const stranger = { fields: { client_id: app.workspace.apps['other-app'] } };
    expectOAuthError(
      await app.refresh(refresh_token, stranger),
      400,
      'invalid_grant',
      'the token is rejected from another client',
    );
    await expectTokenAccepted(access_token, 'the rejection revokes nothing');
    expectTokens(await app.refresh(refresh_token), 'the client of the token can refresh');
  },
);

check('the client library reports a rejected refresh token', TOKEN_ERRORS, async () => {
  const app = new OAuthApp(await newWorkspace());
  const tokens = await logInWithLibrary(app, 'member');
  await refreshWithLibrary(app, tokens);
  const { error, status } = await rejectionError(refreshWithLibrary(app, tokens));
  if (error !== 'invalid_grant' || status !== 400) {
    throw new AssertionError({ message: `expected 400 invalid_grant, received ${status} ${error}` });
  }
});

check('a personal token cannot be refreshed', 'article', async () => {
  const workspace = await newWorkspace();
  expectNoTokens(
    await new OAuthApp(workspace).refresh(workspace.token('member')),
    'the request returns no tokens',
  );
});

check(
  'a personal token that is sent as a refresh token is rejected with invalid_grant',
  ['article', TOKEN_ERRORS],
  async () => {
    const workspace = await newWorkspace();
    const token = workspace.token('member');
    await cannotBeRefreshed(workspace, token);
  },
);

check(
  'a personal token issued on the developers page cannot be refreshed',
  [PORTAL, TOKEN_ERRORS],
  async () => {
    const workspace = await newWorkspace();
    const { token } = await new Portal(workspace).issueToken();
    await cannotBeRefreshed(workspace, token);
  },
);

check('an access token cannot be used as a refresh token', TOKEN_ERRORS, async () => {
  const app = new OAuthApp(await newWorkspace());
  const { access_token } = await app.logIn();
  expectOAuthError(
    await app.refresh(access_token),
    400,
    'invalid_grant',
    'an access token is not a refresh token',
  );
});

check('a refresh token that was never issued is rejected', TOKEN_ERRORS, async () => {
  const response = await new OAuthApp(await newWorkspace()).refresh('made-up');
  expectOAuthError(response, 400, 'invalid_grant', 'an unknown refresh token is rejected');
});

check('a refresh token is not accepted as an access token', [ENTRIES, TOKEN_ERRORS], async () => {
  const { refresh_token } = await new OAuthApp(await newWorkspace()).logIn();
  await expectTokenUnauthorized(refresh_token, 'the API rejects a refresh token');
});

check('a refresh for a user who was deactivated is rejected', ['article', TOKEN_ERRORS], async () => {
  const app = new OAuthApp(await newWorkspace());
  const { refresh_token } = await app.logIn('member');
  const change = { ids: [app.workspace.userId('member')], body: { is_active: 0 as const } };
  expectSuccess(await app.workspace.as('owner').call('updateMember', change));
  expectOAuthError(
    await app.refresh(refresh_token),
    400,
    'invalid_grant',
    'a deactivated user gets no tokens',
  );
});

async function cannotBeRefreshed(workspace: TestWorkspace, personalToken: string): Promise<void> {
  const response = await new OAuthApp(workspace).refresh(personalToken);
  expectOAuthError(response, 400, 'invalid_grant', 'a personal token is rejected');
  await expectTokenAccepted(personalToken, 'the rejection does not revoke it');
}
