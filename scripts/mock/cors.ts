import type { MockResponse } from './http.ts';

/** The headers that scripts may read, because PKCE clients run in browsers. */
const EXPOSED_HEADERS = [
  'Allow',
  'Retry-After',
  'WWW-Authenticate',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
].join(', ');

/** Any origin may send requests and read responses: the bearer token is the only credential; cookies are not used. */
export function allowCrossOrigin(response: MockResponse): MockResponse {
  response.headers['Access-Control-Allow-Origin'] = '*';
  response.headers['Access-Control-Expose-Headers'] = EXPOSED_HEADERS;
  return response;
}

/** The response to a preflight request (Fetch standard, CORS protocol). */
export function preflightResponse(methods: string[], requestedHeaders: string | undefined): MockResponse {
  return {
    status: 204,
    headers: {
      Allow: [...methods, 'OPTIONS'].join(', '),
      'Access-Control-Allow-Methods': methods.join(', '),
      'Access-Control-Allow-Headers': requestedHeaders ?? 'Authorization, Content-Type',
      'Access-Control-Max-Age': '600',
    },
    body: '',
  };
}
