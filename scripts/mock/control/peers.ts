import type { Request } from '../http.ts';
import { ControlProblem } from './input.ts';

const LOOPBACK_PEER = /^(?:127\.|::1$|::ffff:127\.)/;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;
const LOOPBACK_ORIGIN = /^https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Keeps the control to programs of this machine: the peer is loopback, the Host is a loopback name (a page
 * that rebinds its DNS name to 127.0.0.1 fails here), and no foreign page sent it.
 */
export function refuseStrangers({ peer, headers }: Request): void {
  if (!LOOPBACK_PEER.test(peer)) throw new ControlProblem(403, 'The control answers to this machine only.');
  if (!LOOPBACK_HOST.test(headers.host ?? '')) {
    throw new ControlProblem(403, 'The control answers only under 127.0.0.1, [::1] or localhost.');
  }
  if (headers.origin !== undefined && !LOOPBACK_ORIGIN.test(headers.origin)) {
    throw new ControlProblem(403, 'The control does not answer to pages of other origins.');
  }
}
