import { setTimeout as sleep } from 'node:timers/promises';
import { isLoopback } from '../../../scripts/live/base-url.ts';
import { TransportFailure } from '../../../scripts/live/failures.ts';
import { secondsToWait, whenToRetry } from '../../../scripts/live/retry-after.ts';
import { type Received, type Sending, send } from '../../../scripts/live/send.ts';
import { leaveOpen } from '../leave-out.ts';
import { allowanceOf } from './budget.ts';
import { noteRequest } from './count.ts';
import { noticeLostToken, stopWhenTokenIsLost } from './lost-token.ts';
import { live } from './settings.ts';
import { troubleIn } from './trouble.ts';

/** How often a request is tried that only reads; any other is sent once. */
const TRIES = 2;
const PAUSE_MS = 300;
/** Ten requests a second at most, to a server that is not on this machine. */
const GAP_MS = 100;
/** A wait that the server asks for and that a test can sit out. */
const LONGEST_WAIT_S = 5;
/** After so much time lost, or so many failures in a row, nothing more is asked. */
const LOST_MS = 15_000;
const IN_A_ROW = 3;

let last: Promise<unknown> = Promise.resolve();
let lastStart = 0;
let lost = 0;
let failures = 0;
let givenUp: string | undefined;
let exhausting = false;

/**
 * Sends one request after another, not too quickly, and with few more tries: what the server does not answer leaves
 * the test open rather than breaking it.
 */
export function sendPatiently(
  sending: Sending,
  token: string | undefined,
  onResponse?: (received: Received) => Promise<void>,
): Promise<Received> {
  const go = () => tryToSend(sending, token, onResponse);
  const turn = last.then(go, go);
  last = turn;
  return turn;
}

async function tryToSend(
  sending: Sending,
  token: string | undefined,
  onResponse?: (received: Received) => Promise<void>,
): Promise<Received> {
  stopWhenTokenIsLost();
  const tries = sending.method === 'GET' ? TRIES : 1;
  for (let tried = 1; ; tried += 1) {
    const outcome = await attempt(sending, token, onResponse);
    if ('status' in outcome) {
      failures = 0;
      return outcome;
    }
    if (tried === tries) return giveUp(outcome);
    await sleep(outcome.wait);
  }
}

interface Trouble {
  trouble: string;
  /** How long to wait before it is worth another try. */
  wait: number;
}

async function attempt(
  sending: Sending,
  token: string | undefined,
  onResponse?: (received: Received) => Promise<void>,
): Promise<Received | Trouble> {
  if (givenUp !== undefined) return leaveOpen(givenUp);
  const allowance = allowanceOf(token);
  if (!exhausting) allowance.take();
  await keepDistance(sending.url);
  noteRequest(sending.method);
  const start = performance.now();
  const received = await send(sending, live?.patienceMs).catch((error: unknown) => {
    if (error instanceof TransportFailure) return error;
    throw error;
  });
  const isFailure = received instanceof TransportFailure;
  // Before anything decides that the response says nothing: the server may have acted all the same.
  if (!isFailure) await onResponse?.(received);
  const trouble = isFailure ? received.message : troubleIn(received);
  if (trouble !== undefined) return lostTime(trouble, performance.now() - start);
  const answer = received as Received;
  allowance.note(answer.headers);
  await noticeLostToken(answer, token);
  if (answer.status !== 429 || exhausting) return answer;
  const seconds = secondsToWait(answer.headers);
  const spent = `the rate limit is spent (429): try again ${whenToRetry(answer.headers)}`;
  const isShort = seconds !== undefined && seconds <= LONGEST_WAIT_S;
  if (!isShort) allowance.close(spent);
  return { trouble: spent, wait: isShort ? seconds * 1000 : 0 };
}

function lostTime(trouble: string, spent: number): Trouble {
  lost += spent;
  if (lost > LOST_MS) stopAsking(trouble);
  return { trouble, wait: PAUSE_MS };
}

function giveUp({ trouble }: Trouble): never {
  failures += 1;
  if (failures >= IN_A_ROW) stopAsking(trouble);
  return leaveOpen(trouble);
}

function stopAsking(trouble: string): void {
  givenUp ??= `given up, since the server fails too often: ${trouble}`;
}

async function keepDistance(url: string): Promise<void> {
  const gap = isLoopback(new URL(url)) || exhausting ? 0 : GAP_MS;
  const wait = lastStart + gap - performance.now();
  if (wait > 0) await sleep(wait);
  lastStart = performance.now();
}

/** Spends a limit on purpose: quickly, and a 429 is an answer like any other. */
export async function withoutMercy<T>(act: () => Promise<T>): Promise<T> {
  exhausting = true;
  try {
    return await act();
  } finally {
    exhausting = false;
  }
}
