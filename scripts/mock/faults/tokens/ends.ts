import {
  issuePersonalToken,
  personalTokenJson,
  personalTokensOf,
  revokePersonalToken,
} from '../../developers/personal-tokens.ts';
import type { Answer } from '../../http.ts';
import { OAuthError } from '../../oauth/errors.ts';
import { bodyParameters } from '../../oauth/parameters.ts';
import { revoke } from '../../oauth/revoke.ts';
import type { Grant } from '../../tokens.ts';
import { at, fault } from '../fault.ts';

const REVOCATION = 'RFC 7009 section 2.1';
const REVOKE = 'tokens/revoke';
const PERSONAL = 'tokens/personal';

/** The answer to a revocation, whatever became of it. */
const done = (): Answer => ({ status: 200, headers: { 'Cache-Control': 'no-store' }, body: '' });

export const ends = [
  fault('revoke-ends-nothing', {
    sentence: 'A revocation answers as if it had been done, and is not.',
    breaks: REVOCATION,
    caughtBy: REVOKE,
    weave: at(revoke, () => done),
  }),
  fault('revoke-leaves-the-access-token', {
    sentence: 'Revoking a refresh token leaves its access token alive.',
    breaks: REVOCATION,
    caughtBy: REVOKE,
    weave: at(revoke, (sound) => (mock, request) => {
      const grant = mock.tokens.find(bodyParameters(request).only('token') ?? '');
      if (grant?.kind !== 'refresh') return sound(mock, request);
      grant.revoked = true;
      return done();
    }),
  }),
  fault('revoke-of-nothing-is-400', {
    sentence: 'Revoking a token that nobody knows is refused.',
    breaks: 'RFC 7009 section 2.2',
    caughtBy: REVOKE,
    weave: at(revoke, (sound) => (mock, request) => {
      const answer = sound(mock, request);
      const isKnown = mock.tokens.find(bodyParameters(request).only('token') ?? '') !== undefined;
      if (!isKnown) throw new OAuthError('unknownRefreshToken');
      return answer;
    }),
  }),
  fault('revoke-of-anothers-token', {
    sentence: 'An application can revoke the tokens of another one.',
    breaks: REVOCATION,
    caughtBy: `${REVOKE}: another client's token`,
    weave: at(revoke, (sound) => (mock, request) => {
      const grant = mock.tokens.find(bodyParameters(request).only('token') ?? '');
      if (!grant) return sound(mock, request);
      mock.tokens.revokeFamily(grant);
      return done();
    }),
  }),
  fault('personal-token-is-shown-again', {
    sentence: 'The list of personal tokens shows their texts.',
    breaks: 'article: a personal token is shown only once',
    caughtBy: PERSONAL,
    weave: (() => {
      const texts = new WeakMap<Grant, string>();
      return [
        at(issuePersonalToken, (sound) => (...call) => {
          const issued = sound(...call);
          texts.set(issued.grant, issued.token);
          return issued;
        }),
        at(personalTokenJson, (sound) => (grant) => ({ ...sound(grant), token: texts.get(grant) })),
      ];
    })(),
  }),
  fault('revoked-personal-token-goes-on', {
    sentence: 'A personal token that is revoked on the developers page goes on working.',
    breaks: 'contract: a revoked token ends at once (guess)',
    caughtBy: PERSONAL,
    weave: at(revokePersonalToken, () => () => undefined),
  }),
  fault('personal-tokens-of-others', {
    sentence: "The developers page lists everybody's personal tokens.",
    breaks: 'OWASP API1:2023 (object level)',
    caughtBy: PERSONAL,
    weave: at(personalTokensOf, (sound) => (mock, developer) => {
      const { workspace } = developer;
      return workspace.store.tables.member.all().flatMap((user) => sound(mock, { ...developer, user }));
    }),
  }),
  fault('personal-token-without-a-name', {
    sentence: 'A personal token may go without a name.',
    breaks: 'contract: a personal token is named (guess)',
    caughtBy: PERSONAL,
    weave: at(issuePersonalToken, (sound) => (mock, developer, fields) => {
      return sound(mock, developer, { ...fields, name: fields.name || 'Unnamed' });
    }),
  }),
];
