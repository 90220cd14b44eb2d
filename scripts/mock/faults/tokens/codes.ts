import { OAuthError } from '../../oauth/errors.ts';
import { challengeOf, fits, verifierOf } from '../../oauth/pkce.ts';
import { findCode, refuseOtherRedirectUri, refuseSecondUse } from '../../oauth/token/exchange-code.ts';
import { refuseWithdrawn } from '../../oauth/token/refuse-withdrawn.ts';
import { at, fault } from '../fault.ts';

const ONCE = 'RFC 6749 section 4.1.2';
const VERIFIED = 'RFC 7636 section 4.6';
const CODE = 'tokens/code';

export const codes = [
  fault('verifier-is-not-checked', {
    sentence: 'A code is exchanged with any verifier.',
    breaks: VERIFIED,
    caughtBy: CODE,
    weave: at(fits, () => () => true),
  }),
  fault('verifier-may-be-left-out', {
    sentence: 'A code is exchanged without a verifier.',
    breaks: VERIFIED,
    caughtBy: [CODE, 'tokens/token-request'],
    weave: [
      at(verifierOf, (sound) => (parameters) => (parameters.get('code_verifier') ? sound(parameters) : '')),
      at(fits, (sound) => (verifier, challenge) => verifier === '' || sound(verifier, challenge)),
    ],
  }),
  fault('plain-is-taken', {
    sentence: 'The challenge method plain is taken.',
    breaks: 'RFC 9700 section 2.1.1',
    caughtBy: 'tokens/consent',
    weave: at(challengeOf, (sound) => (parameters) => {
      const isPlain = parameters.get('code_challenge_method') === 'plain';
      return isPlain ? parameters.require('code_challenge') : sound(parameters);
    }),
  }),
  fault('method-may-be-left-out', {
    sentence: 'A challenge without a method is taken for S256.',
    breaks: 'RFC 7636 section 4.3',
    caughtBy: 'tokens/consent',
    weave: at(challengeOf, (sound) => (parameters) => {
      const isLeftOut = parameters.get('code_challenge_method') === undefined;
      return isLeftOut ? parameters.require('code_challenge') : sound(parameters);
    }),
  }),
  fault('challenge-may-be-left-out', {
    sentence: 'A login without a challenge is taken.',
    breaks: 'article: OAuth 2.0 with PKCE',
    caughtBy: 'tokens/consent',
    weave: at(challengeOf, (sound) => (parameters) => {
      return parameters.get('code_challenge') === undefined ? '' : sound(parameters);
    }),
  }),
  fault('challenge-is-a-verifier', {
    sentence: 'The challenge itself is taken for its verifier.',
    breaks: VERIFIED,
    caughtBy: CODE,
    weave: at(fits, (sound) => (verifier, challenge) => verifier === challenge || sound(verifier, challenge)),
  }),
  fault('short-verifier-is-taken', {
    sentence: 'A verifier may be as short as it likes.',
    breaks: 'RFC 7636 section 4.1',
    caughtBy: CODE,
    weave: at(verifierOf, () => (parameters) => parameters.require('code_verifier')),
  }),
  fault('code-used-twice', {
    sentence: 'A code brings tokens every time it is used.',
    breaks: ONCE,
    caughtBy: CODE,
    weave: at(refuseSecondUse, () => () => undefined),
  }),
  fault('code-used-twice-ends-nothing', {
    sentence: 'A second use of a code is refused, and the tokens of the first go on.',
    breaks: ONCE,
    caughtBy: CODE,
    weave: at(refuseSecondUse, () => ({ exchangedFor }) => {
      if (exchangedFor) throw new OAuthError('codeUsed');
    }),
  }),
  fault('code-of-another-client', {
    sentence: 'A code is good for every application.',
    breaks: 'RFC 6749 section 4.1.3',
    caughtBy: CODE,
    weave: at(
      findCode,
      (sound) => (client, text) => client.workspace.codes.find(text) ?? sound(client, text),
    ),
  }),
  fault('redirect-uri-of-a-code-is-free', {
    sentence: 'A code is exchanged whatever redirect URI the token request names.',
    breaks: 'RFC 6749 section 4.1.3',
    caughtBy: 'tokens/redirect-uri',
    weave: at(refuseOtherRedirectUri, () => () => undefined),
  }),
  fault('code-of-a-deactivated-user', {
    sentence: 'A code of a user who was deactivated since brings tokens.',
    breaks: 'help-team: a deactivated user cannot log in',
    caughtBy: [CODE, 'tokens/refresh'],
    weave: at(refuseWithdrawn, () => ({ settings }) => {
      if (!settings.allow_third_party_apps) throw new OAuthError('grantSwitchedOff');
    }),
  }),
  fault('code-while-third-party-apps-are-off', {
    sentence: 'Codes and refresh tokens bring tokens while third-party apps are off.',
    breaks: 'article: third-party apps must be allowed',
    caughtBy: 'tokens/third-party',
    weave: at(refuseWithdrawn, () => ({ store }, userId) => {
      if (store.tables.member.get(userId)?.is_active !== 1) throw new OAuthError('granterGone');
    }),
  }),
];
