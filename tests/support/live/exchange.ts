import type { OutgoingHttpHeaders } from 'node:http';
import type { Received } from '../../../scripts/live/send.ts';
import { onRecord } from './claims.ts';
import { passGate } from './gate.ts';
import { undoGrantedProbe } from './granted-probe.ts';
import { stopWhenTokenIsLost } from './lost-token.ts';
import { sendPatiently } from './patience.ts';

/** Answers to plain reads: what was asked once in a run is not asked again, until the run writes. */
const remembered = new Map<string, Promise<Received>>();

/** The one way to the live API for every test: through the gate, within the budget, one request after another. */
export async function exchangeLive(
  url: string,
  method: string,
  headers: OutgoingHttpHeaders,
  body?: string | Uint8Array,
): Promise<Received> {
  stopWhenTokenIsLost();
  const passed = passGate(url, method, body);
  const token = tokenIn(headers);
  const go = () => sendPatiently({ url, method, headers, body }, token);
  if (method === 'GET') return isPlain(headers) ? remember(`${token} ${url}`, go) : go();
  remembered.clear();
  if (passed?.passage.as === 'probe') {
    return sendPatiently({ url, method, headers, body }, token, (received) =>
      undoGrantedProbe(passed, token, received),
    );
  }
  if (!passed) return go();
  const received = await onRecord(passed, go);
  remembered.clear();
  return received;
}

function remember(key: string, go: () => Promise<Received>): Promise<Received> {
  const known = remembered.get(key) ?? go();
  remembered.set(key, known);
  // What failed is asked again by the next test that wants it.
  known.catch(() => remembered.delete(key));
  return known;
}

/** A plain read differs from others of its URL in nothing but its token. */
function isPlain(headers: OutgoingHttpHeaders): boolean {
  return Object.keys(headers).every((name) => name.toLowerCase() === 'authorization');
}

function tokenIn(headers: OutgoingHttpHeaders): string | undefined {
  const value = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  return typeof value === 'string' ? value.replace(/^bearer /i, '') : undefined;
}
