import { Caller } from '../../access/caller.ts';
import { authenticate, bearerToken } from '../../steps/authenticate.ts';
import { type Grant, isAlive, type Tokens } from '../../tokens.ts';
import { refusals } from '../answer-edits.ts';
import { at, fault, type Weaving } from '../fault.ts';

const WHO = 'OWASP API2:2023 (authentication)';
const AUTHENTICATION = 'authorization/authentication';

/** Authenticates with another view of what a token stands for. */
function seeing(change: (grant: Grant) => Partial<Grant>): Weaving {
  return at(authenticate, (sound) => ({ tokens, contract }, request) => {
    const find = (token: string) => {
      const grant = tokens.find(token);
      return grant && { ...grant, ...change(grant) };
    };
    return sound({ tokens: { find } as Tokens, contract }, request);
  });
}

/** Reads the token out of Authorization headers in another way; where there is none, as ever. */
function reading(token: (headers: string[]) => string | undefined): Weaving {
  return at(bearerToken, (sound) => (headers) => token(headers) ?? sound(headers));
}

const after = (text: RegExp) => reading(([header = '']) => text.exec(header)?.[1]);

export const authentication = [
  fault('no-token-is-a-member', {
    sentence: 'A request without a token is taken for one of the first member.',
    breaks: WHO,
    caughtBy: AUTHENTICATION,
    weave: reading(([header]) => (header === undefined ? 'mock-member' : undefined)),
  }),
  fault('every-token-is-good', {
    sentence: 'A token that nobody was given is taken for one of the owner.',
    breaks: WHO,
    caughtBy: AUTHENTICATION,
    weave: at(authenticate, (sound) => (registry, request) => {
      const find = (token: string) => registry.tokens.find(token) ?? registry.tokens.find('mock-owner');
      return sound({ ...registry, tokens: { find } as Tokens }, request);
    }),
  }),
  fault('every-scheme-is-good', {
    sentence: 'The scheme before the token is not looked at.',
    breaks: 'RFC 6750 section 2.1',
    caughtBy: AUTHENTICATION,
    weave: after(/^(?!bearer)\S+ +(\S+)$/i),
  }),
  fault('bare-token-is-good', {
    sentence: 'A token without a scheme is taken.',
    breaks: 'RFC 6750 section 2.1',
    caughtBy: AUTHENTICATION,
    weave: after(/^([\w-]{10,})$/),
  }),
  fault('bearer-twice-is-good', {
    sentence: 'The word Bearer may stand twice before a token.',
    breaks: 'RFC 6750 section 2.1',
    caughtBy: AUTHENTICATION,
    weave: after(/^bearer bearer (\S+)$/i),
  }),
  fault('first-of-two-headers', {
    sentence: 'Of two Authorization headers the first counts.',
    breaks: 'RFC 9110 section 5.3',
    caughtBy: AUTHENTICATION,
    weave: at(bearerToken, (sound) => (headers) => sound(headers.slice(0, 1))),
  }),
  fault('token-in-the-query', {
    sentence: 'A token in the query is taken.',
    breaks: 'RFC 9700 section 4.3.2',
    caughtBy: AUTHENTICATION,
    weave: at(authenticate, (sound) => (registry, request) => {
      const token = new URLSearchParams(request.query).get('access_token');
      return sound(registry, token === null ? request : { ...request, authorization: [`Bearer ${token}`] });
    }),
  }),
  fault('header-of-the-old-api', {
    sentence: 'A token in the header of the old API is taken.',
    breaks: 'article: tokens go into the Authorization header',
    caughtBy: AUTHENTICATION,
    weave: at(authenticate, (sound) => (registry, request) => {
      const { bearer } = request.headers;
      return sound(registry, bearer ? { ...request, authorization: [`Bearer ${bearer}`] } : request);
    }),
  }),
  fault('scheme-in-one-case', {
    sentence: 'The scheme has to be written Bearer.',
    breaks: 'RFC 9110 section 11.1',
    caughtBy: AUTHENTICATION,
    weave: at(bearerToken, (sound) => (headers) => {
      return sound(headers.map((header) => (header.startsWith('Bearer') ? header : '')));
    }),
  }),
  fault('revoked-token-is-good', {
    sentence: 'A revoked token is taken.',
    breaks: 'RFC 7009 section 2.2',
    caughtBy: [AUTHENTICATION, 'tokens/revoke'],
    weave: seeing(() => ({ revoked: false })),
  }),
  fault('refresh-token-is-good', {
    sentence: 'A refresh token is taken for an access token.',
    breaks: 'RFC 6749 section 1.5',
    caughtBy: 'tokens/refresh',
    weave: seeing(({ kind }) => (kind === 'refresh' ? { kind: 'access' } : {})),
  }),
  fault('deactivated-user-is-good', {
    sentence: 'The tokens of a deactivated user go on working.',
    breaks: 'help-team: a deactivated user cannot log in',
    caughtBy: [AUTHENTICATION, 'state/people'],
    weave: at(authenticate, (sound) => (registry, request) => {
      try {
        return sound(registry, request);
      } catch (error) {
        const grant = registry.tokens.find(bearerToken(request.authorization));
        const user = grant && isAlive(grant) && grant.workspace.store.tables.member.get(grant.userId);
        if (!grant || !user) throw error;
        return { caller: new Caller(user, grant.workspace), grant };
      }
    }),
  }),
  fault('third-party-switch-ignored', {
    sentence: 'Tokens of applications go on working while third-party apps are off.',
    breaks: 'article: third-party apps must be allowed',
    caughtBy: 'tokens/third-party',
    weave: seeing(({ kind }) => (kind === 'access' ? { kind: 'personal' } : {})),
  }),
  fault('third-party-switch-ends-personal-tokens', {
    sentence: 'Personal tokens stop working while third-party apps are off.',
    breaks: 'contract: personal tokens go on without third-party apps (guess)',
    caughtBy: 'tokens/third-party',
    weave: seeing(({ kind }) => (kind === 'personal' ? { kind: 'access' } : {})),
  }),
  fault('challenge-without-error', {
    sentence: 'The refusal of an expired token does not say invalid_token.',
    breaks: 'RFC 6750 section 3.1',
    caughtBy: 'tokens/life',
    weave: refusals((answer) => {
      const plain = { ...answer.headers, 'WWW-Authenticate': 'Bearer realm="timeneye"' };
      return answer.status === 401 ? { ...answer, headers: plain } : answer;
    }),
  }),
];
