import { allowCrossOrigin, preflightResponse } from '../cors.ts';
import type { MockRequest, MockResponse } from '../http.ts';
import type { Mock } from '../mock.ts';
import { errorPage } from './error-page.ts';
import { errorResponse, OAuthError } from './errors.ts';

interface OAuthEndpoint {
  methods: string[];
  step: 'authorizationEndpoint' | 'tokenEndpoint' | 'revocationEndpoint';
  /** Formats the errors of the endpoint. */
  reject(error: OAuthError, headers: Record<string, string>): MockResponse;
  /** Whether scripts of any origin may call the endpoint, as PKCE clients in browsers do. */
  crossOrigin: boolean;
}

const ENDPOINTS: Record<string, OAuthEndpoint> = {
  '/oauth/authorize': {
    methods: ['GET', 'HEAD', 'POST'],
    step: 'authorizationEndpoint',
    reject: errorPage,
    crossOrigin: false,
  },
  '/oauth/token': { methods: ['POST'], step: 'tokenEndpoint', reject: errorResponse, crossOrigin: true },
  '/oauth/revoke': {
    methods: ['POST'],
    step: 'revocationEndpoint',
    reject: errorResponse,
    crossOrigin: true,
  },
};

/** The authorization server, with the paths [guess] and responses of Laravel Passport. */
export function handleOAuth(mock: Mock, request: MockRequest): MockResponse | undefined {
  const endpoint = Object.hasOwn(ENDPOINTS, request.path) ? ENDPOINTS[request.path] : undefined;
  if (!endpoint) return undefined;
  const response = callEndpoint(endpoint, mock, request);
  return endpoint.crossOrigin ? allowCrossOrigin(response) : response;
}

function callEndpoint(endpoint: OAuthEndpoint, mock: Mock, request: MockRequest): MockResponse {
  const { method, headers } = request;
  if (method === 'OPTIONS' && endpoint.crossOrigin) {
    return preflightResponse(
      endpoint.methods,
      headers['access-control-request-headers'] as string | undefined,
    );
  }
  try {
    if (!endpoint.methods.includes(method)) throw new OAuthError('methodNotAllowed', method);
    return mock.steps[endpoint.step](mock, request);
  } catch (error) {
    const oauthError = error instanceof OAuthError ? error : new OAuthError('serverError');
    if (oauthError !== error) console.error(error);
    return endpoint.reject(oauthError, buildErrorHeaders(oauthError, endpoint, request));
  }
}

/** Allow for 405; WWW-Authenticate for an invalid client that sent an Authorization header (RFC 6749 section 5.2). */
function buildErrorHeaders(
  { code, status }: OAuthError,
  { methods }: OAuthEndpoint,
  { authorization }: MockRequest,
) {
  const headers: Record<string, string> = {};
  if (status === 405) headers.Allow = methods.join(', ');
  if (code === 'invalid_client' && authorization.length > 0) {
    headers['WWW-Authenticate'] = 'Basic realm="timeneye"';
  }
  return headers;
}
