import { isIP } from 'node:net';
import type { MockRequest } from './http.ts';

const HOST = /^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * The request as the reverse proxy in front of the mock received it. The last of several values counts: the trusted
 * proxy added it, while the earlier values came from its client. Malformed values are ignored.
 */
export function withForwarded(request: MockRequest): MockRequest {
  const { headers } = request;
  const peer = lastValue(headers['x-forwarded-for']);
  const host = lastValue(headers['x-forwarded-host']);
  const scheme = lastValue(headers['x-forwarded-proto']);
  return {
    ...request,
    ...(isIP(peer) > 0 && { peer }),
    ...(HOST.test(host) && { headers: { ...headers, host } }),
    ...((scheme === 'http' || scheme === 'https') && { scheme }),
  };
}

function lastValue(header: string | string[] | undefined): string {
  return String(header ?? '')
    .split(',')
    .at(-1)
    ?.trim() as string;
}
