import type { Tokens as Lives } from '../../../spec/contract.ts';
import { OAuthError } from '../../oauth/errors.ts';
import { issuePair } from '../../oauth/token/issue-pair.ts';
import { findRefreshToken, refuseReuse } from '../../oauth/token/refresh-tokens.ts';
import type { Grant } from '../../tokens.ts';
import { at, fault, inContract, type Weaving } from '../fault.ts';

const ROTATION = 'RFC 9700 section 4.14.2';
const REFRESH = 'tokens/refresh';
const REUSE = 'tokens/reuse';

/** Takes for a refresh token what is none. */
function taking(isTaken: (grant: Grant) => boolean): Weaving {
  return at(findRefreshToken, (sound) => (tokens, client, text) => {
    const grant = tokens.find(text);
    return grant && isTaken(grant) ? grant : sound(tokens, client, text);
  });
}

export const refresh = [
  fault('refresh-token-stays', {
    sentence: 'A refresh brings an access token and leaves the refresh token as it is.',
    breaks: ROTATION,
    caughtBy: REFRESH,
    weave: inContract((document) => {
      (document['x-tokens'] as Lives).refresh.rotates = false;
    }),
  }),
  fault('spent-refresh-token-is-good', {
    sentence: 'A refresh token that was used brings tokens again.',
    breaks: ROTATION,
    caughtBy: [REFRESH, REUSE],
    weave: at(refuseReuse, () => () => undefined),
  }),
  fault('reuse-ends-nothing', {
    sentence: 'Reuse of a refresh token is refused, and the tokens of the thief go on.',
    breaks: ROTATION,
    caughtBy: REUSE,
    weave: at(refuseReuse, () => ({ revoked }) => {
      if (revoked) throw new OAuthError('refreshTokenRevoked');
    }),
  }),
  fault('reuse-ends-the-login-always', {
    sentence: 'Reuse of a refresh token ends the login, although the workspace only wants it refused.',
    breaks: 'contract: refresh_reuse reject only refuses (guess: Passport)',
    caughtBy: REUSE,
    weave: at(refuseReuse, (sound) => (grant, tokens) => {
      if (grant.revoked) tokens.revokeFamily(grant);
      sound(grant, tokens);
    }),
  }),
  fault('old-access-token-survives', {
    sentence: 'A refresh leaves the access token before it alive.',
    breaks: 'contract: a refresh ends the tokens before it (guess: Passport)',
    caughtBy: REFRESH,
    weave: at(issuePair, (sound) => {
      const alive = new Map<string, Grant[]>();
      return (tokens, lives, request) => {
        const pair = sound(tokens, lives, request);
        const family = [...(alive.get(pair.grant.family) ?? []), pair.grant];
        for (const grant of family) grant.revoked = false;
        alive.set(pair.grant.family, family);
        return pair;
      };
    }),
  }),
  fault('refresh-token-of-another-client', {
    sentence: "An application can use another application's refresh token.",
    breaks: 'RFC 6749 section 6',
    caughtBy: REFRESH,
    weave: taking(({ kind }) => kind === 'refresh'),
  }),
  fault('personal-token-is-refreshed', {
    sentence: 'A personal token can be refreshed.',
    breaks: 'article: a personal token cannot be refreshed',
    caughtBy: REFRESH,
    weave: taking(({ kind }) => kind === 'personal'),
  }),
  fault('access-token-is-refreshed', {
    sentence: 'An access token can be used for a refresh.',
    breaks: 'RFC 6749 section 6',
    caughtBy: REFRESH,
    weave: taking(({ kind }) => kind === 'access'),
  }),
  fault('users-of-an-application-are-mixed-up', {
    sentence: 'All tokens of an application act as the user who logged in first.',
    breaks: 'article: requests act as the user who authorised them',
    caughtBy: ['tokens/role', 'tokens/login'],
    weave: at(issuePair, (sound) => {
      const firstUser = new Map<string, number>();
      return (tokens, lives, request) => {
        const userId = firstUser.get(request.application) ?? request.userId;
        firstUser.set(request.application, userId);
        return sound(tokens, lives, { ...request, userId });
      };
    }),
  }),
  fault('refresh-changes-the-user', {
    sentence: 'A refreshed token acts as the first user of the workspace.',
    breaks: 'article: requests act as the user who authorised them',
    caughtBy: ['tokens/role', REFRESH],
    weave: at(issuePair, (sound) => (tokens, lives, request) => {
      const [first] = request.workspace.store.tables.member.values();
      const isRefresh = request.family !== undefined && first !== undefined;
      return sound(tokens, lives, isRefresh ? { ...request, userId: first.user_id } : request);
    }),
  }),
];
