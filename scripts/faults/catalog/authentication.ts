import type { TokenSettings } from '../../contract/contract.ts';
import type { TokenCheck } from '../../mock/access/token-check.ts';
import { type Grant, isAlive } from '../../mock/tokens.ts';
import { changeTokens } from './edits.ts';
import { fault } from './fault.ts';

const AUTHENTICATION = 'authorization/authentication';
const LIFETIME = 'tokens/lifetime';
const DAY = 86_400;

/** Faults that accept invalid credentials or reject valid credentials. */
export const authentication = [
  // An unknown token names no workspace, so this fault only works when injected into the whole mock.
  fault('every-token-is-good', {
    description: 'An unknown token is accepted as the token of an owner.',
    breaks: 'OWASP API2:2023 (authentication)',
    detectedBy: AUTHENTICATION,
    steps: ({ authenticate }) => ({
      authenticate(api, request) {
        const find = (token: string) => api.tokens.find(token) ?? api.tokens.find('mock-owner');
        return authenticate({ ...api, tokens: changeTokens(api.tokens, { find }) }, request);
      },
    }),
  }),
  fault('scheme-in-one-case', {
    description: 'The authorization scheme is accepted as "Bearer" only, not in other cases.',
    breaks: 'RFC 9110 section 11.1',
    detectedBy: AUTHENTICATION,
    policies: {
      tokenCheck: (check) => ({
        ...check,
        parseBearerToken: (headers) =>
          check.parseBearerToken(headers.map((header) => (header.startsWith('Bearer') ? header : ''))),
      }),
    },
  }),
  fault('revoked-token-is-good', {
    description: 'A revoked token keeps working.',
    breaks: 'RFC 7009 section 2.2',
    detectedBy: [AUTHENTICATION, 'tokens/revoke'],
    policies: { tokenCheck: withChangedGrant((grant) => ({ ...grant, revoked: false })) },
  }),
  fault('refresh-token-is-good', {
    description: 'A refresh token is accepted as an access token.',
    breaks: 'RFC 6749 section 1.5',
    detectedBy: 'tokens/refresh',
    policies: {
      tokenCheck: withChangedGrant((grant) =>
        grant.kind === 'refresh' ? { ...grant, kind: 'access' } : grant,
      ),
    },
  }),
  fault('deactivated-user-is-good', {
    description: 'The tokens of a deactivated user keep working.',
    breaks: 'help-team: a deactivated user cannot log in',
    detectedBy: [AUTHENTICATION, 'state/people'],
    policies: {
      tokenCheck: (check) => ({
        ...check,
        requireValidGrant: (grant) =>
          grant && grant.kind !== 'refresh' && isAlive(grant) ? grant : check.requireValidGrant(grant),
      }),
    },
  }),
  fault('third-party-switch-ignored', {
    description: 'Tokens of applications keep working while the workspace blocks third-party access.',
    breaks: 'article: third-party apps must be allowed',
    detectedBy: 'tokens/third-party',
    policies: {
      tokenCheck: withChangedGrant((grant) =>
        grant.kind === 'access' ? { ...grant, kind: 'personal' } : grant,
      ),
    },
  }),
  fault('access-token-a-moment-too-long', {
    description: 'An access token still works in the second in which it expires.',
    breaks: 'RFC 6749 section 5.1',
    detectedBy: LIFETIME,
    policies: {
      tokenCheck: withChangedGrant((grant) =>
        grant.kind === 'access' ? { ...grant, expiresAt: grant.expiresAt + 1000 } : grant,
      ),
    },
  }),
  fault('personal-token-without-end', {
    description: 'A personal token is valid for a hundred years.',
    breaks: 'article: a personal token is valid for one year',
    detectedBy: LIFETIME,
    contract(document) {
      (document['x-tokens'] as TokenSettings).personal.seconds = 100 * 365 * DAY;
    },
  }),
];

/** Checks a token with a modified grant. */
function withChangedGrant(change: (grant: Grant) => Grant): (check: TokenCheck) => TokenCheck {
  return (check) => ({
    ...check,
    requireValidGrant: (grant) => check.requireValidGrant(grant && change(grant)),
  });
}
