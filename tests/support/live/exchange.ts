import type { OutgoingHttpHeaders } from 'node:http';
import type { Received } from '../../../scripts/live/send.ts';
import { operationNamed } from '../contract.ts';
import { leaveOut } from '../leave-out.ts';
import { onRecord } from './claims.ts';
import { passGate } from './gate.ts';
import { sendPatiently } from './patience.ts';
import { live } from './settings.ts';

/** Answers to plain reads: what was asked once in a run is not asked again, until the run writes. */
const remembered = new Map<string, Promise<Received>>();

const STARTS_TIMER = ['createTimer', 'resumeTimer'];

/** The one way to the live API for every test: through the gate, within the budget, one request after another. */
export async function exchangeLive(
  url: string,
  method: string,
  headers: OutgoingHttpHeaders,
  body?: string | Uint8Array,
): Promise<Received> {
  const asked = passGate(url, method, body);
  const token = tokenIn(headers);
  const go = () => sendPatiently({ url, method, headers, body }, token);
  if (method === 'GET') return isPlain(headers) ? remember(`${token} ${url}`, go) : go();
  remembered.clear();
  if (!asked) return go();
  if (STARTS_TIMER.includes(asked.operation.id)) await refuseBesideOthers(token);
  const received = await onRecord(asked, go);
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

/** Starting a timer would pause the one that runs. */
async function refuseBesideOthers(token: string | undefined): Promise<void> {
  const url = `${live?.baseUrl}${operationNamed('listTimers').path}?status=running&per_page=100`;
  const received = await exchangeLive(url, 'GET', { authorization: `Bearer ${token}` });
  const running = runningIn(received);
  if (running === undefined) leaveOut('cannot tell whether a timer is running');
  if (running.some(({ notes }) => !String(notes).includes(live?.run ?? ''))) leaveOut('a timer is running');
}

function runningIn({ text }: Received): { notes?: unknown }[] | undefined {
  try {
    const { data } = JSON.parse(text) as { data?: { status?: string; notes?: unknown }[] };
    return Array.isArray(data) ? data.filter(({ status }) => status === 'running') : undefined;
  } catch {
    return undefined;
  }
}
