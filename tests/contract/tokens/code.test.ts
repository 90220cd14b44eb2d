import { generateRandomCodeVerifier } from 'oauth4webapi';
import { check } from '../../fixtures/check.ts';
import { contract } from '../../fixtures/contract.ts';
import { sendConcurrently } from '../../fixtures/race.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { OAuthApp, tokenPair } from '../../fixtures/tokens/oauth.ts';
import {
  CODES,
  ENTRIES,
  expectNoTokens,
  expectOAuthError,
  expectTokens,
  expectTokenUnauthorized,
  onlyWinner,
  PARAMETERS,
  PKCE_ONLY,
  TOKEN_ERRORS,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const ONE_USE =
  'guess: RFC 6749 4.1.2: a code is for one use, and a second use revokes the tokens of the first';

const LIFETIME = contract.tokens.code.seconds;

check(`a code is accepted ${LIFETIME - 1} seconds after the consent`, CODES, async () => {
  const app = new OAuthApp(await newWorkspace());
  const code = await app.code();
  await app.workspace.advance(LIFETIME - 1);
  expectTokens(await app.exchange(code), `a code of ${LIFETIME - 1} seconds is accepted`);
});

for (const seconds of [LIFETIME, LIFETIME + 1]) {
  check(`a code is rejected ${seconds} seconds after the consent`, [CODES, TOKEN_ERRORS], async () => {
    const app = new OAuthApp(await newWorkspace());
    const code = await app.code();
    await app.workspace.advance(seconds);
    expectOAuthError(
      await app.exchange(code),
      400,
      'invalid_grant',
      `a code of ${seconds} seconds is expired`,
    );
  });
}

check('a code is rejected on its second use', ONE_USE, async () => {
  const app = new OAuthApp(await newWorkspace());
  const code = await app.code();
  expectTokens(await app.exchange(code), 'the first use returns tokens');
  expectOAuthError(await app.exchange(code), 400, 'invalid_grant', 'a code can be used once');
});

check('a second use of a code revokes the tokens of the first', [ENTRIES, ONE_USE], async () => {
  const app = new OAuthApp(await newWorkspace());
  const code = await app.code();
  const pair = expectTokens(await app.exchange(code), 'the first use returns tokens');
  await app.exchange(code);
  await expectTokenUnauthorized(
    pair.access_token,
    'the access token of a code that was used twice is revoked',
  );
  expectOAuthError(
    await app.refresh(pair.refresh_token),
    400,
    'invalid_grant',
    'the refresh token of a code that was used twice is revoked',
  );
});

check(
  'a second use of a code revokes the tokens that were refreshed since then',
  [ENTRIES, ONE_USE],
  async () => {
    const app = new OAuthApp(await newWorkspace());
    const code = await app.code();
    const pair = await app.renew(expectTokens(await app.exchange(code), 'the first use returns tokens'));
    await app.exchange(code);
    await expectTokenUnauthorized(pair.access_token, 'the refreshed tokens are revoked');
  },
);

check(
  'one of ten concurrent uses of a code gets tokens, which are then revoked',
  [ENTRIES, ONE_USE],
  async () => {
    const app = new OAuthApp(await newWorkspace());
    const code = await app.code();
    const responses = await sendConcurrently(10, () => app.exchange(code));
    const winner = onlyWinner(responses, 'exactly one use returns tokens');
    await expectTokenUnauthorized(
      tokenPair(winner, 'the use returns tokens').access_token,
      'the tokens of that use are revoked',
    );
  },
);

check('a code is rejected from another client, and still works for its own', TOKEN_ERRORS, async () => {
  const app = new OAuthApp(await newWorkspace());
  const code = await app.code();
  const stranger = { fields: { client_id: app.workspace.apps['other-app'] } };
  expectOAuthError(
    await app.exchange(code, stranger),
    400,
    'invalid_grant',
    'a code is rejected from another client',
  );
  expectTokens(await app.exchange(code), 'the client of the code gets tokens for it');
});

check('a code of another workspace is rejected', TOKEN_ERRORS, async () => {
  const app = new OAuthApp(await newWorkspace());
  const other = new OAuthApp(await newWorkspace());
  expectOAuthError(
    await other.exchange(await app.code()),
    400,
    'invalid_grant',
    'a code of another workspace is rejected',
  );
});

for (const [what, code_verifier] of [
  ['without the verifier of its login', undefined],
  ['with the verifier of another login', generateRandomCodeVerifier()],
] as const) {
  check(`a code ${what} is not exchanged`, 'article', async () => {
    const app = new OAuthApp(await newWorkspace());
    const response = await app.exchange(await app.code(), { fields: { code_verifier } });
    expectNoTokens(response, `a code ${what} is not exchanged`);
  });
}

/** Verifiers that do not match the challenge of the login. */
const WRONG_VERIFIERS: [what: string, code_verifier: string | undefined, error: string, source: string][] = [
  ['a verifier that does not match the challenge', generateRandomCodeVerifier(), 'invalid_grant', 'article'],
  ['no verifier', undefined, 'invalid_request', 'article'],
  ['an empty verifier', '', 'invalid_request', PARAMETERS],
  ['a verifier of 42 characters', 'x'.repeat(42), 'invalid_request', PKCE_ONLY],
  ['a verifier of 129 characters', 'x'.repeat(129), 'invalid_request', PKCE_ONLY],
];

for (const [what, code_verifier, error, source] of WRONG_VERIFIERS) {
  check(`a code is rejected with ${what}`, [source, TOKEN_ERRORS], async () => {
    const app = new OAuthApp(await newWorkspace());
    const code = await app.code();
    const response = await app.exchange(code, { fields: { code_verifier } });
    expectOAuthError(response, 400, error, `a code is rejected with ${what}`);
    expectTokens(await app.exchange(code), 'the right verifier still returns tokens');
  });
}

check('the challenge itself is rejected as a verifier', ['article', TOKEN_ERRORS], async () => {
  const app = new OAuthApp(await newWorkspace());
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
  const code = await app.code('member', { code_challenge: challenge });
  const response = await app.exchange(code, { fields: { code_verifier: challenge } });
  expectOAuthError(
    response,
    400,
    'invalid_grant',
    'the verifier is hashed before it is compared with the challenge',
  );
});

for (const [what, code, error] of [
  ['that was never issued', 'made-up', 'invalid_grant'],
  ['that is empty', '', 'invalid_request'],
] as const) {
  check(`a code ${what} is rejected`, TOKEN_ERRORS, async () => {
    const app = new OAuthApp(await newWorkspace());
    expectOAuthError(await app.exchange(code), 400, error, `a code ${what} is rejected`);
  });
}

check('a code of a deactivated user is rejected', TOKEN_ERRORS, async () => {
  const app = new OAuthApp(await newWorkspace());
  const code = await app.code('member');
  const change = { ids: [app.workspace.userId('member')], body: { is_active: 0 as const } };
  expectSuccess(await app.workspace.as('owner').call('updateMember', change));
  expectOAuthError(await app.exchange(code), 400, 'invalid_grant', 'a deactivated user gets no tokens');
});
