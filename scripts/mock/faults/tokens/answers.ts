import { allowCrossOrigin } from '../../cors.ts';
import type { Answer } from '../../http.ts';
import { errorAnswer, OAuthError } from '../../oauth/errors.ts';
import { bodyParameters } from '../../oauth/parameters.ts';
import { identifyClient } from '../../oauth/token/identify-client.ts';
import { issuePair } from '../../oauth/token/issue-pair.ts';
import { token } from '../../oauth/token/token.ts';
import { type Body, withBody } from '../answer-edits.ts';
import { at, fault, type Weaving } from '../fault.ts';
import { parametersWith } from './parameters-with.ts';

const ANSWER = 'RFC 6749 section 5.1';
const REFUSAL = 'RFC 6749 section 5.2';
const LOGIN = 'tokens/login';
const FIELDS = 'tokens/login: a token answer has type Bearer';
const REQUEST = 'tokens/token-request';

/** Changes what a token request answers when all goes well. */
const answering = (change: (answer: Answer) => Answer): Weaving =>
  at(token, (sound) => (mock, request) => change(sound(mock, request)));
const telling = (change: (body: Body) => Body) => answering((answer) => withBody(answer, change));
const refusing = (change: (answer: Answer) => Answer): Weaving =>
  at(errorAnswer, (sound) => (error, headers) => change(sound(error, headers)));

const without = (name: string, { [name]: _, ...rest }: Body): Body => rest;

function cacheable({ headers: { 'Cache-Control': _, Pragma: __, ...headers }, ...answer }: Answer): Answer {
  return { ...answer, headers };
}

export const tokenAnswers = [
  fault('token-answer-without-type', {
    sentence: 'A token answer has no token_type.',
    breaks: ANSWER,
    caughtBy: FIELDS,
    weave: telling((body) => without('token_type', body)),
  }),
  fault('token-type-is-mac', {
    sentence: 'A token answer has the token_type mac.',
    breaks: 'RFC 6750 section 4',
    caughtBy: FIELDS,
    weave: telling((body) => ({ ...body, token_type: 'mac' })),
  }),
  fault('expires-in-an-hour', {
    sentence: 'A token answer says 3600 seconds for a token that lives a day.',
    breaks: ANSWER,
    caughtBy: FIELDS,
    weave: telling((body) => ({ ...body, expires_in: 3600 })),
  }),
  fault('expires-in-milliseconds', {
    sentence: 'A token answer gives the life of its token in milliseconds.',
    breaks: ANSWER,
    caughtBy: FIELDS,
    weave: telling((body) => ({ ...body, expires_in: Number(body.expires_in) * 1000 })),
  }),
  fault('expires-at', {
    sentence: 'A token answer tells when the token ends in place of how long it lives.',
    breaks: ANSWER,
    caughtBy: FIELDS,
    weave: at(issuePair, (sound) => (...call) => {
      const { body, grant } = sound(...call);
      return { grant, body: { ...body, expires_in: Math.floor(grant.expiresAt / 1000) } };
    }),
  }),
  fault('token-answer-without-refresh-token', {
    sentence: 'A login brings no refresh token.',
    breaks: 'article: an access token is refreshed',
    caughtBy: FIELDS,
    weave: telling((body) => without('refresh_token', body)),
  }),
  fault('token-answer-is-cacheable', {
    sentence: 'A token answer may be kept by caches.',
    breaks: ANSWER,
    caughtBy: FIELDS,
    weave: answering(cacheable),
  }),
  fault('token-refusal-is-cacheable', {
    sentence: 'A refusal of a token request may be kept by caches.',
    breaks: REFUSAL,
    caughtBy: REQUEST,
    weave: refusing(cacheable),
  }),
  fault('token-refusal-without-error', {
    sentence: 'A refusal of a token request has a text and no error code.',
    breaks: REFUSAL,
    caughtBy: REQUEST,
    weave: refusing((answer) => withBody(answer, ({ message }) => ({ message }))),
  }),
  fault('token-refusal-is-200', {
    sentence: 'A token request is refused with status 200.',
    breaks: REFUSAL,
    caughtBy: REQUEST,
    weave: refusing((answer) => ({ ...answer, status: 200 })),
  }),
  fault('token-refusal-is-401', {
    sentence: 'A grant that is no good is refused with 401 in place of 400.',
    breaks: REFUSAL,
    caughtBy: ['tokens/refresh: a refresh token that was never issued', 'tokens/code'],
    weave: refusing((answer) => ({ ...answer, status: 401 })),
  }),
  fault('unknown-client-is-400', {
    sentence: 'A client that nobody knows is refused with 400.',
    breaks: REFUSAL,
    caughtBy: REQUEST,
    weave: refusing((answer) => ({ ...answer, status: 400 })),
  }),
  fault('json-is-refused', {
    sentence: 'A token request in JSON is refused.',
    breaks: 'contract: a token request may be JSON (guess: Passport)',
    caughtBy: LOGIN,
    weave: at(bodyParameters, (sound) => (request) => {
      if (request.headers['content-type']?.includes('json')) throw new OAuthError('notForm');
      return sound(request);
    }),
  }),
  fault('secret-is-ignored', {
    sentence: 'A client secret is not looked at, although a public client has none.',
    breaks: 'article: the client secret is left empty',
    caughtBy: 'tokens/client-secret',
    weave: at(identifyClient, (sound) => (workspaces, request, parameters) => {
      return sound(workspaces, request, parametersWith(parameters, { client_secret: undefined }));
    }),
  }),
  fault('no-cross-origin', {
    sentence: 'Scripts of other origins cannot read answers.',
    breaks: 'contract: PKCE clients live in browsers (guess)',
    caughtBy: 'tokens/cross-origin',
    weave: at(allowCrossOrigin, () => (answer) => answer),
  }),
];
