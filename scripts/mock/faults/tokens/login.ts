import type { Request } from '../../http.ts';
import type { Mock } from '../../mock.ts';
import { authorize } from '../../oauth/authorize/authorize.ts';
import { decide } from '../../oauth/authorize/decide.ts';
import { codeRedirect, errorRedirect } from '../../oauth/authorize/redirect.ts';
import { refuseForeignForm } from '../../oauth/authorize/refuse-foreign-form.ts';
import { OAuthError } from '../../oauth/errors.ts';
import { queryParameters } from '../../oauth/parameters.ts';
import { isRegistered } from '../../oauth/redirect-uri.ts';
import { refuseScope } from '../../oauth/refuse-scope.ts';
import { at, fault } from '../fault.ts';
import { workspaceOf } from '../workspace-of.ts';
import { parametersWith } from './parameters-with.ts';

const REDIRECT = 'RFC 9700 section 2.1';
const STATE = 'RFC 6749 section 4.1.2';
const REDIRECT_URI = 'tokens/redirect-uri';
const CONSENT = 'tokens/consent';

export const login = [
  fault('state-is-lost', {
    sentence: 'The state does not come back with the code.',
    breaks: STATE,
    caughtBy: 'tokens/login: the state comes back as it was sent',
    weave: at(codeRedirect, (sound) => (target, code) => sound(target, code, undefined)),
  }),
  fault('state-is-lost-on-refusal', {
    sentence: 'The state does not come back with a refusal.',
    breaks: 'RFC 6749 section 4.1.2.1',
    caughtBy: CONSENT,
    weave: at(errorRedirect, (sound) => (target, error) => sound(target, error, undefined)),
  }),
  fault('state-is-tidied', {
    sentence: 'The state comes back without the characters that stand for something in URLs.',
    breaks: STATE,
    caughtBy: 'tokens/login: the state comes back as it was sent',
    weave: at(codeRedirect, (sound) => (target, code, state) => {
      return sound(target, code, state?.replace(/[^\w.-]/g, ''));
    }),
  }),
  fault('redirect-uri-by-prefix', {
    sentence: 'A redirect URI is taken that begins like the registered one.',
    breaks: REDIRECT,
    caughtBy: REDIRECT_URI,
    weave: at(isRegistered, (sound) => (uri, registered) => {
      return sound(uri, registered) || registered.some((each) => uri.startsWith(each));
    }),
  }),
  fault('redirect-uri-by-host', {
    sentence: 'A redirect URI is taken that has the host of the registered one.',
    breaks: REDIRECT,
    caughtBy: REDIRECT_URI,
    weave: at(isRegistered, (sound) => (uri, registered) => {
      const host = URL.canParse(uri) ? new URL(uri).hostname : '';
      return sound(uri, registered) || registered.some((each) => new URL(each).hostname === host);
    }),
  }),
  fault('redirect-uri-in-any-case', {
    sentence: 'A redirect URI is taken that differs from the registered one in case.',
    breaks: REDIRECT,
    caughtBy: REDIRECT_URI,
    weave: at(isRegistered, (sound) => (uri, registered) => {
      return sound(
        uri.toLowerCase(),
        registered.map((each) => each.toLowerCase()),
      );
    }),
  }),
  fault('every-redirect-uri-is-good', {
    sentence: 'The code is sent wherever the request says.',
    breaks: 'RFC 6749 section 10.15 (open redirector)',
    caughtBy: REDIRECT_URI,
    weave: at(isRegistered, () => (uri) => URL.canParse(uri)),
  }),
  fault('loopback-port-is-fixed', {
    sentence: 'The port of a loopback redirect URI has to be the registered one.',
    breaks: 'RFC 8252 section 7.3',
    caughtBy: REDIRECT_URI,
    weave: at(isRegistered, () => (uri, registered) => registered.includes(uri)),
  }),
  fault('refusal-goes-to-an-unknown-uri', {
    sentence: 'That a redirect URI is unknown is told to that very URI.',
    breaks: 'RFC 6749 section 4.1.2.1',
    caughtBy: REDIRECT_URI,
    weave: at(authorize, (sound) => (mock, request) => {
      try {
        return sound(mock, request);
      } catch (error) {
        const uri = queryParameters(request).only('redirect_uri');
        if (!(error instanceof OAuthError) || uri === undefined || !URL.canParse(uri)) throw error;
        return errorRedirect({ uri, sent: true }, error, queryParameters(request).only('state'));
      }
    }),
  }),
  fault('consent-is-skipped', {
    sentence: 'A login is granted without asking the user.',
    breaks: 'RFC 6749 section 10.2',
    caughtBy: ['tokens/login: the consent page names the application', CONSENT],
    weave: at(authorize, (sound) => (mock, request) => sound(mock, grantedUnasked(request))),
  }),
  fault('denied-is-granted', {
    sentence: 'A user who denies has granted.',
    breaks: 'RFC 6749 section 4.1.2.1',
    caughtBy: CONSENT,
    weave: at(decide, (sound) => (asked, parameters, lives) => {
      return sound(asked, parametersWith(parameters, { decision: 'grant' }), lives);
    }),
  }),
  fault('foreign-form-grants', {
    sentence: 'A page of another origin grants access in the name of the user.',
    breaks: 'RFC 6749 section 10.12',
    caughtBy: CONSENT,
    weave: at(refuseForeignForm, () => () => undefined),
  }),
  fault('scope-is-taken', {
    sentence: 'A scope that nobody knows is taken in silence.',
    breaks: 'RFC 6749 section 3.3',
    caughtBy: ['tokens/consent', 'tokens/token-request'],
    weave: at(refuseScope, () => () => undefined),
  }),
  fault('login-while-third-party-apps-are-off', {
    sentence: 'A login is possible while third-party apps are off.',
    breaks: 'article: third-party apps must be allowed',
    caughtBy: 'tokens/third-party',
    weave: at(
      authorize,
      (sound) => (mock, request) => withAppsAllowed(mock, request, () => sound(mock, request)),
    ),
  }),
];

function grantedUnasked(request: Request): Request {
  if (request.method !== 'GET') return request;
  const user = queryParameters(request).only('user') ?? 'member';
  const body = Buffer.from(`${request.query}&user=${user}&decision=grant`);
  const headers = { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' };
  return { ...request, method: 'POST', headers, body };
}

function withAppsAllowed<T>(mock: Mock, request: Request, run: () => T): T {
  const settings = workspaceOf(mock, request)?.settings;
  if (!settings) return run();
  const before = settings.allow_third_party_apps;
  settings.allow_third_party_apps = true;
  try {
    return run();
  } finally {
    settings.allow_third_party_apps = before;
  }
}
