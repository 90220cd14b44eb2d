import type { Request } from '../http.ts';
import { hasLoopbackHost, isLoopback } from '../loopback.ts';
import { ControlProblem } from './input.ts';

/**
 * Keeps the control to programs of this machine and to the mock's own pages: the peer is loopback, the Host is a
 * loopback name (a page that rebinds its DNS name to 127.0.0.1 fails here), and no page of another origin sent it,
 * those of other ports of this machine included. A browser that leaves the Origin out of a GET still tells by
 * Sec-Fetch-Site where the request began.
 */
export function refuseStrangers(request: Request): void {
  const { peer, headers } = request;
  if (!isLoopback(peer)) throw new ControlProblem(403, 'The control answers to this machine only.');
  if (!hasLoopbackHost(request)) {
    throw new ControlProblem(403, 'The control answers only under 127.0.0.1, [::1] or localhost.');
  }
  const site = headers['sec-fetch-site'] ?? 'none';
  const hasOwnOrigin = headers.origin === undefined || headers.origin === `http://${headers.host}`;
  if (!hasOwnOrigin || (site !== 'none' && site !== 'same-origin')) {
    throw new ControlProblem(403, "The control does not answer to pages of other origins than the mock's.");
  }
}
