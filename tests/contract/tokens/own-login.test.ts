import { check } from '../../fixtures/check.ts';
import { judgeApart } from '../../fixtures/judge-apart.ts';
import { expectAnyRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { skip } from '../../fixtures/skip.ts';
import type { OAuthResponse, TokenPair } from '../../fixtures/tokens/oauth.ts';
import { loginUnderTest } from '../../fixtures/tokens/own-login.ts';
import {
  ENTRIES,
  expectNoTokens,
  expectOAuthError,
  REFRESH_TOKENS,
  readWithToken,
  TOKEN_ERRORS,
} from '../../fixtures/tokens/token-checks.ts';

/*
 * The lifecycle of one login, which a live run creates and revokes. Its requests are sent once, in order, for all
 * checks.
 */

interface LoginLifecycle {
  pair: TokenPair;
  withUnknownClient: OAuthResponse;
  unknownToken: OAuthResponse;
  withAccessToken: OAuthResponse;
  /** The refresh, and the tokens that it returned. */
  refreshed: OAuthResponse;
  next: Partial<TokenPair>;
  /** Reads with the new access token, the previous one, and the new refresh token. */
  readWithNext: ApiResponse;
  readWithFirst: ApiResponse;
  readWithRefreshToken: ApiResponse;
  /** A second use of the first refresh token, and a read with the newest access token after that. */
  reused: OAuthResponse;
  readAfterReuse: ApiResponse;
}

let seen: Promise<LoginLifecycle> | undefined;

function lifecycleCheck(title: string, sources: string[], body: (seen: LoginLifecycle) => void): void {
  check(title, sources, async () => {
    seen ??= runLifecycle();
    body(await seen);
  });
}

lifecycleCheck('a refresh returns an access token that is accepted', [ENTRIES, 'article'], (seen) => {
  const isToken = typeof seen.refreshed.body.access_token === 'string';
  expectSame(
    seen.refreshed,
    'a refresh returns an access token',
    [200, true],
    [seen.refreshed.status, isToken],
  );
  expectSuccess(seen.readWithNext, 'the new access token is accepted');
});

lifecycleCheck(
  'a refresh token is rejected for a client that does not exist',
  [TOKEN_ERRORS],
  ({ withUnknownClient }) => {
    expectNoTokens(withUnknownClient, 'a client that does not exist gets no tokens');
  },
);

lifecycleCheck('a refresh token that does not exist is rejected', [TOKEN_ERRORS], ({ unknownToken }) => {
  expectNoTokens(unknownToken, 'the request returns no tokens');
  judgeApart([TOKEN_ERRORS], () =>
    expectOAuthError(unknownToken, 400, 'invalid_grant', 'the refresh token is rejected'),
  );
});

lifecycleCheck('an access token cannot be used as a refresh token', [TOKEN_ERRORS], ({ withAccessToken }) => {
  expectNoTokens(withAccessToken, 'an access token is not a refresh token');
});

lifecycleCheck('a refresh returns a new refresh token', [REFRESH_TOKENS], ({ refreshed, pair, next }) => {
  if (next.refresh_token === undefined) skip('the refresh returned no refresh token');
  expectSame(refreshed, 'the refresh token rotates', true, next.refresh_token !== pair.refresh_token);
});

lifecycleCheck('the previous access token is revoked by a refresh', [ENTRIES, REFRESH_TOKENS], (seen) => {
  expectAnyRejection(seen.readWithFirst, 'the previous access token is rejected');
});

lifecycleCheck(
  'the API does not accept a refresh token',
  [ENTRIES, TOKEN_ERRORS],
  ({ readWithRefreshToken }) => {
    expectAnyRejection(readWithRefreshToken, 'a refresh token is not an access token');
  },
);

lifecycleCheck('a refresh token that was used before is rejected', [REFRESH_TOKENS, TOKEN_ERRORS], (seen) => {
  skipUnlessRotated(seen);
  expectNoTokens(seen.reused, 'a used refresh token returns no tokens');
});

lifecycleCheck('reuse of a refresh token revokes the token family', [ENTRIES, REFRESH_TOKENS], (seen) => {
  skipUnlessRotated(seen);
  expectAnyRejection(seen.readAfterReuse, 'the newest access token is rejected');
});

function skipUnlessRotated({ pair, next }: LoginLifecycle): void {
  const isNew = next.refresh_token !== undefined && next.refresh_token !== pair.refresh_token;
  if (!isNew) skip('the refresh token did not rotate');
}

async function runLifecycle(): Promise<LoginLifecycle> {
  const { pair, refresh } = await loginUnderTest();
  const withUnknownClient = await refresh(pair.refresh_token, 'contract-test-no-such-client');
  const unknownToken = await refresh('contract-test-no-such-token');
  const withAccessToken = await refresh(pair.access_token);
  const refreshed = await refresh(pair.refresh_token);
  const next = refreshed.body as Partial<TokenPair>;
  const newest = next.access_token ?? pair.access_token;
  const readWithNext = await readWithToken(newest);
  const readWithFirst = await readWithToken(pair.access_token);
  const readWithRefreshToken = await readWithToken(next.refresh_token ?? pair.refresh_token);
  const reused = await refresh(pair.refresh_token);
  const readAfterReuse = await readWithToken(newest, { page: 2 });
  return {
    pair,
    withUnknownClient,
    unknownToken,
    withAccessToken,
    refreshed,
    next,
    readWithNext,
    readWithFirst,
    readWithRefreshToken,
    reused,
    readAfterReuse,
  };
}
