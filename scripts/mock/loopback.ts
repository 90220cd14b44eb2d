import { jsonResponse, type MockRequest, type MockResponse } from './http.ts';

const ADDRESS = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i;
const HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Whether an address, or a host to listen on, is a loopback one. */
export function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || ADDRESS.test(host);
}

/** Whether a Host header is a loopback name, on any port: containers and tunnels map ports. */
export function hasLoopbackHost({ headers }: MockRequest): boolean {
  return HOST.test(headers.host ?? '');
}

/**
 * 403 for a request that a page sent through its own DNS name, rebound to 127.0.0.1: to the browser that page has the
 * mock's origin and could fetch tokens. Not 421 (RFC 9110 section 15.5.20), after which a client may retry on another
 * connection; development servers send 403 as well. A mock that listens on another address cannot know its names, so it
 * accepts every Host.
 */
export function rejectForeignHost(listensOn: string, request: MockRequest): MockResponse | undefined {
  if (!isLoopback(listensOn) || hasLoopbackHost(request)) return undefined;
  const host = JSON.stringify(request.headers.host ?? '');
  const message = `The Host ${host} is not a name of this machine: open the mock under 127.0.0.1, [::1] or localhost, or start it with --host to use other names.`;
  return jsonResponse(403, { message });
}
