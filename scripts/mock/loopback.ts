import { jsonResponse, type MockRequest, type MockResponse } from './http.ts';

const LOOPBACK_ADDRESS = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Whether an IP address or a host to listen on is a loopback address. */
export function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || LOOPBACK_ADDRESS.test(host);
}

/** Whether a Host header is a loopback name, on any port: containers and tunnels map ports. */
export function hasLoopbackHost({ headers }: MockRequest): boolean {
  return LOOPBACK_HOST.test(headers.host ?? '');
}

/**
 * 403 for a page that rebinds its own DNS name to 127.0.0.1: for the browser, the page and the mock would share an
 * origin, so the page could fetch tokens. Not 421 (RFC 9110 section 15.5.20), after which a client may retry on another
 * connection; development servers also send 403. A mock that listens on another IP address cannot know its host names,
 * so it accepts every Host.
 */
export function rejectForeignHost(listeningHost: string, request: MockRequest): MockResponse | undefined {
  if (!isLoopback(listeningHost) || hasLoopbackHost(request)) return undefined;
  const host = JSON.stringify(request.headers.host ?? '');
  const message = `The Host ${host} is not a name of this machine: open the mock at 127.0.0.1, [::1] or localhost, or start it with --host to use other names.`;
  return jsonResponse(403, { message });
}
