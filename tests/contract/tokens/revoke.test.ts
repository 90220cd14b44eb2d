import { check } from '../../fixtures/check.ts';
import { expectSame } from '../../fixtures/response.ts';
import { type Changes, OAuthApp, type OAuthResponse } from '../../fixtures/tokens/oauth.ts';
import { logInWithLibrary, revokeWithLibrary } from '../../fixtures/tokens/oauth-library.ts';
import {
  ENTRIES,
  expectOAuthError,
  expectTokenAccepted,
  expectTokens,
  expectTokenUnauthorized,
  REVOCATION,
  TOKEN_ERRORS,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

check('a revoked access token is rejected at once', [ENTRIES, REVOCATION], async () => {
  const app = new OAuthApp(await newWorkspace());
  const { access_token, refresh_token } = await app.logIn();
  await expectTokenAccepted(access_token, 'the token is accepted before it is revoked');
  expectRevocation(await app.revoke(access_token));
  await expectTokenUnauthorized(access_token, 'a revoked access token is rejected');
  expectTokens(await app.refresh(refresh_token), 'its refresh token is still accepted');
});

check(
  'a revoked refresh token and its access token are rejected at once',
  [ENTRIES, REVOCATION],
  async () => {
    const app = new OAuthApp(await newWorkspace());
    const { access_token, refresh_token } = await app.logIn();
    expectRevocation(await app.revoke(refresh_token));
    // In this order, since the refresh counts as reuse, which would itself revoke the access token.
    await expectTokenUnauthorized(access_token, 'the access token of the login is rejected');
    expectOAuthError(await app.refresh(refresh_token), 400, 'invalid_grant', 'the refresh token is rejected');
  },
);

check('the client library revokes its token', [ENTRIES, REVOCATION], async () => {
  const app = new OAuthApp(await newWorkspace());
  const { access_token } = await logInWithLibrary(app, 'member');
  await revokeWithLibrary(app, access_token);
  await expectTokenUnauthorized(access_token, 'a revoked access token is rejected');
});

check('revoking one login does not affect other logins', [ENTRIES, REVOCATION], async () => {
  const app = new OAuthApp(await newWorkspace());
  const [gone, stays] = [await app.logIn(), await app.logIn()];
  expectRevocation(await app.revoke(gone.refresh_token));
  await expectTokenAccepted(stays.access_token, 'another login of the user is still accepted');
});

check('revoking a token that was revoked before or never issued succeeds', REVOCATION, async () => {
  const app = new OAuthApp(await newWorkspace());
  const { access_token } = await app.logIn();
  for (const token of [access_token, access_token, 'made-up']) expectRevocation(await app.revoke(token));
});

check('a token is revoked despite a wrong token_type_hint', REVOCATION, async () => {
  const app = new OAuthApp(await newWorkspace());
  const { access_token } = await app.logIn();
  expectRevocation(await app.revoke(access_token, { fields: { token_type_hint: 'refresh_token' } }));
  await expectTokenUnauthorized(access_token, 'the token is revoked anyway');
});

check('a client cannot revoke the token of another client', [ENTRIES, REVOCATION], async () => {
  const app = new OAuthApp(await newWorkspace());
  const { access_token, refresh_token } = await app.logIn();
  const stranger = { fields: { client_id: app.workspace.apps['other-app'] } };
  for (const token of [access_token, refresh_token]) {
    expectOAuthError(await app.revoke(token, stranger), 400, 'invalid_grant', 'another client is rejected');
  }
  await expectTokenAccepted(access_token, 'the access token is still accepted');
  expectTokens(await app.refresh(refresh_token), 'the refresh token is still accepted');
});

check('an application cannot revoke a personal token', [ENTRIES, REVOCATION], async () => {
  const workspace = await newWorkspace();
  const response = await new OAuthApp(workspace).revoke(workspace.token('member'));
  expectOAuthError(response, 400, 'invalid_grant', 'a personal token belongs to no application');
  await expectTokenAccepted(workspace.token('member'), 'the personal token is still accepted');
});

for (const [what, fields, status, error] of [
  ['without a token', { token: undefined }, 400, 'invalid_request'],
  ['with two tokens', { token: ['one', 'two'] }, 400, 'invalid_request'],
  ['without a client_id', { client_id: undefined }, 400, 'invalid_request'],
  ['by a client that does not exist', { client_id: 'nobody' }, 401, 'invalid_client'],
  ['with a client secret', { client_secret: 'hush' }, 401, 'invalid_client'],
] as [string, Changes['fields'] & object, number, string][]) {
  check(`a revocation ${what} is rejected`, [REVOCATION, TOKEN_ERRORS], async () => {
    const response = await new OAuthApp(await newWorkspace()).revoke('any', { fields });
    expectOAuthError(response, status, error, `a revocation ${what} is rejected`);
  });
}

for (const [how, changes] of [
  ['be JSON', { as: 'json' }],
  ['have an empty client_secret', { fields: { client_secret: '' } }],
] as [string, Changes][]) {
  check(`a revocation may ${how}`, REVOCATION, async () => {
    const app = new OAuthApp(await newWorkspace());
    const { access_token } = await app.logIn();
    expectRevocation(await app.revoke(access_token, changes));
    await expectTokenUnauthorized(access_token, 'a revoked access token is rejected');
  });
}

/** Checks that the response is 200, has no body and may not be cached. */
function expectRevocation(response: OAuthResponse): void {
  const found = [response.status, response.text, response.headers.get('cache-control')];
  expectSame(response, 'a revocation returns 200 and no body', [200, '', 'no-store'], found);
}
