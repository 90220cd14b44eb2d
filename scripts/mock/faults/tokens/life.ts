import type { Tokens as Lives } from '../../../spec/contract.ts';
import { authenticate } from '../../steps/authenticate.ts';
import { type Grant, isExpired, type TokenKind } from '../../tokens.ts';
import { at, fault, inContract, type Weaving } from '../fault.ts';

const DAY = 86_400;
const ONE_DAY = 'article: an access token lives one day';
const ONE_YEAR = 'article: a personal token is valid for one year';
const LIFE = 'tokens/life';

/** Ends tokens of a kind at another time, in milliseconds on the workspace's clock. */
function ending(kind: TokenKind, end: (grant: Grant) => number): Weaving {
  return at(isExpired, (sound) => (grant) => {
    return grant.kind === kind ? grant.workspace.clock.now() >= end(grant) : sound(grant);
  });
}

/** Issues tokens with another life. */
function living(kind: 'access' | 'personal' | 'refresh' | 'code', seconds: number): Weaving {
  return inContract((document) => {
    (document['x-tokens'] as Lives)[kind].seconds = seconds;
  });
}

export const life = [
  fault('access-token-without-end', {
    sentence: 'An access token never expires.',
    breaks: ONE_DAY,
    caughtBy: LIFE,
    weave: ending('access', () => Number.POSITIVE_INFINITY),
  }),
  fault('access-token-of-two-days', {
    sentence: 'An access token lives two days, and says so.',
    breaks: ONE_DAY,
    caughtBy: [LIFE, 'tokens/login'],
    weave: living('access', 2 * DAY),
  }),
  fault('access-token-of-an-hour', {
    sentence: 'An access token lives an hour, and says that it lives a day.',
    breaks: ONE_DAY,
    caughtBy: LIFE,
    weave: ending('access', ({ issuedAt }) => issuedAt + 3_600_000),
  }),
  fault('access-token-a-moment-too-long', {
    sentence: 'An access token is still taken in the second in which it expires.',
    breaks: 'RFC 6749 section 5.1',
    caughtBy: LIFE,
    weave: ending('access', ({ expiresAt }) => expiresAt + 1000),
  }),
  fault('access-token-a-second-too-short', {
    sentence: 'An access token expires a second before its time.',
    breaks: 'RFC 6749 section 5.1',
    caughtBy: LIFE,
    weave: ending('access', ({ expiresAt }) => expiresAt - 1000),
  }),
  fault('expiry-in-milliseconds', {
    sentence: 'The life of an access token is counted in milliseconds.',
    breaks: 'RFC 6749 section 5.1',
    caughtBy: LIFE,
    weave: ending('access', ({ issuedAt, expiresAt }) => issuedAt + (expiresAt - issuedAt) / 1000),
  }),
  fault('use-prolongs-the-token', {
    sentence: 'An access token lives for a day after its last use.',
    breaks: ONE_DAY,
    caughtBy: LIFE,
    weave: at(authenticate, (sound) => (registry, request) => {
      const found = sound(registry, request);
      const { grant } = found;
      const life = grant.expiresAt - grant.issuedAt;
      const prolonged = { expiresAt: grant.workspace.clock.now() + life };
      Object.assign(grant, prolonged);
      return found;
    }),
  }),
  fault('clock-of-another-workspace', {
    sentence: 'Tokens of every workspace expire by the clock of the first one.',
    breaks: ONE_DAY,
    caughtBy: LIFE,
    weave: at(isExpired, (_sound, { workspaces }) => ({ expiresAt }) => {
      return workspaces.default.clock.now() >= expiresAt;
    }),
  }),
  fault('personal-token-without-end', {
    sentence: 'A personal token lives a hundred years.',
    breaks: ONE_YEAR,
    caughtBy: LIFE,
    weave: living('personal', 100 * 365 * DAY),
  }),
  fault('personal-token-of-a-month', {
    sentence: 'A personal token lives 30 days.',
    breaks: ONE_YEAR,
    caughtBy: LIFE,
    weave: living('personal', 30 * DAY),
  }),
  fault('personal-token-a-moment-too-long', {
    sentence: 'A personal token is still taken in the second in which it expires.',
    breaks: ONE_YEAR,
    caughtBy: LIFE,
    weave: ending('personal', ({ expiresAt }) => expiresAt + 1000),
  }),
  fault('personal-token-of-a-leap-year', {
    sentence: 'A personal token lives 366 days.',
    breaks: ONE_YEAR,
    caughtBy: LIFE,
    weave: living('personal', 366 * DAY),
  }),
  fault('refresh-token-without-end', {
    sentence: 'A refresh token never expires.',
    breaks: 'RFC 9700 section 4.14.2',
    caughtBy: 'tokens/refresh',
    weave: ending('refresh', () => Number.POSITIVE_INFINITY),
  }),
  fault('refresh-token-of-a-day', {
    sentence: 'A refresh token expires together with its access token.',
    breaks: 'contract: a refresh token lives 30 days (guess)',
    caughtBy: 'tokens/refresh',
    weave: living('refresh', DAY),
  }),
  fault('code-of-an-hour', {
    sentence: 'A code is good for an hour.',
    breaks: 'RFC 6749 section 4.1.2',
    caughtBy: 'tokens/code',
    weave: living('code', 3600),
  }),
];
