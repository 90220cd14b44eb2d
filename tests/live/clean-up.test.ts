import { afterAll, expect, test, vi } from 'vitest';
import { readContract } from '../../scripts/contract/contract.ts';
import { cleanUp, entriesToDelete } from '../../scripts/live/clean-up.ts';
import { CleanUpSender } from '../../scripts/live/clean-up-patience.ts';
import { Interrupts } from '../../scripts/live/interrupts.ts';
import { Ledger, LedgerFailure, ledgerPath } from '../../scripts/live/ledger.ts';
import { Records } from '../../scripts/live/records.ts';
import { appendPrivate } from '../../scripts/live/state.ts';
import { startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { type Behavior, MISBEHAVING, start } from './misbehaving.ts';
import { temporaryDirectory } from './run.ts';

/* A clean-up against failing servers, and with a full disk. */

const RUN = '20261128T1734-0a1b2c3d';
const JSON_TYPE = { 'Content-Type': 'application/json' };

afterAll(runCleanUps);

function createLedger(count: number): Ledger {
  const ledger = new Ledger(ledgerPath(temporaryDirectory(), 'https://api.example.com', 7), RUN);
  for (let i = 1; i <= count; i += 1) {
    ledger.markCreated(ledger.log('client', `contract-test ${RUN} client ${i}`, []), i);
  }
  return ledger;
}

const rateLimited: Behavior = (_, response) => {
  response.writeHead(429, { ...JSON_TYPE, 'Retry-After': '0' }).end('{}');
};
/** Each response is complete but slow. */
const slow: Behavior = (request, response) => {
  const id = Number(request.url?.split('/').at(-1));
  const body = JSON.stringify({ data: { client_id: id, name: `contract-test ${RUN} client ${id}` } });
  setTimeout(() => response.writeHead(200, JSON_TYPE).end(body), 1100);
};

test.concurrent.for<[string, Behavior, RegExp, number]>([
  ['silent', MISBEHAVING.silent, /^\d+ seconds were lost waiting|did not respond within/, 2],
  ['trickling', MISBEHAVING.trickling, /^\d+ seconds were lost waiting|did not respond within/, 2],
  ['slow', slow, /^2 seconds were lost waiting for the server$/, 3],
  ['hanging up', MISBEHAVING.hangingUp, /closed the connection .*, 3 times in a row$/, 3],
  ['failing', MISBEHAVING.failing, /^the server responds with 500, 3 times in a row$/, 3],
  ['rate limiting forever', rateLimited, /^the rate limit is exhausted \(429\), 3 times in a row$/, 3],
  ['rate limiting for long', MISBEHAVING.rejectingAll, /^the rate limit is exhausted \(429\)$/, 1],
  [
    'rejecting the token',
    MISBEHAVING.expired,
    /^the token is not accepted any more \(401\), 3 times in a row$/,
    3,
  ],
])(
  'a clean-up gives up on a server that is %s, and lists the remaining records',
  async ([, behavior, reason, maxRequests]) => {
    let requests = 0;
    const baseUrl = await start((request, response) => {
      requests += 1;
      behavior(request, response);
    });
    const ledger = createLedger(6);
    const records = new Records(readContract(), baseUrl, 'abc', new CleanUpSender(undefined, 2000));
    const { removed, remaining, stopReason } = await cleanUp(ledger, records);
    expect({ removed, remaining: remaining.length, open: ledger.listOpenEntries().length }).toEqual({
      removed: 0,
      remaining: 6,
      open: 6,
    });
    expect(stopReason).toMatch(reason);
    expect(requests).toBeLessThanOrEqual(maxRequests);
    for (const line of remaining) {
      expect(line).toMatch(/^client \d "contract-test [^"]+": curl -i -X DELETE 'http:\S+\/clients\/\d'/);
      expect(line).toContain('-H "Authorization: Bearer $TOKEN"');
    }
  },
);

test('a single failure does not end the clean-up', async () => {
  const api = await startApi();
  let requests = 0;
  const baseUrl = await start((request, response) => {
    requests += 1;
    if (requests % 2 === 1) return MISBEHAVING.hangingUp(request);
    response.writeHead(404, JSON_TYPE).end('{"message": "Not found."}');
  });
  expect(api.origin).toContain('127.0.0.1');
  const { stopReason, remaining } = await cleanUp(
    createLedger(8),
    new Records(readContract(), baseUrl, 'abc'),
  );
  expect(stopReason).toBeUndefined();
  expect(remaining).toHaveLength(4);
});

test('an interrupted clean-up ends in the middle of a request', async () => {
  const stop = new AbortController();
  const baseUrl = await start(() => stop.abort());
  const records = new Records(readContract(), baseUrl, 'abc', new CleanUpSender(stop.signal));
  const { remaining, stopReason } = await cleanUp(createLedger(3), records);
  expect(stopReason).toBe('interrupted');
  expect(remaining).toHaveLength(3);
});

test('the second Ctrl-C ends the clean-up at once, and a signal passed on by npm does not count', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const interrupts = new Interrupts();
  try {
    const reported = vi.fn();
    interrupts.onFirst = reported;
    // A real signal would end the test process, so the listeners are called directly.
    const press = () => process.emit('SIGINT');
    press();
    press();
    expect(interrupts.heard).toBe(true);
    expect(interrupts.atOnce.aborted).toBe(false);
    vi.advanceTimersByTime(1000);
    press();
    expect(interrupts.atOnce.aborted).toBe(true);
    expect(reported).toHaveBeenCalledTimes(1);
  } finally {
    interrupts.close();
    vi.useRealTimers();
  }
});

test('a ledger that cannot be written rejects new entries and keeps the existing ones', () => {
  let isFull = false;
  const append = (file: string, line: string) => {
    if (isFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    appendPrivate(file, line);
  };
  const ledger = new Ledger(ledgerPath(temporaryDirectory(), 'https://api.example.com', 7), RUN, append);
  const [first, second] = [1, 2].map((i) => ledger.log('client', `contract-test ${RUN} client ${i}`, []));
  isFull = true;
  ledger.markCreated(first as string, 12);
  ledger.close(second as string);
  expect(ledger.failure).toBe(`stopped writing: the ledger ${ledger.file} cannot be written (ENOSPC)`);
  expect(ledger.findEntry('client', 12)).toBeDefined();
  expect(entriesToDelete(ledger)).toHaveLength(1);
  // A disk may be full only temporarily, so continuing would be unreliable.
  isFull = false;
  expect(() => ledger.log('client', `contract-test ${RUN} client 3`, [])).toThrow(LedgerFailure);
});

test('a clean-up does not need to write to the ledger', async () => {
  const api = await startApi();
  const token = await api.token('owner');
  const before = await api.workspace();
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const full = (file: string, line: string) => {
    if (line.includes('"run"')) return appendPrivate(file, line);
    throw Object.assign(new Error('read-only file system'), { code: 'EROFS' });
  };
  const ledger = new Ledger(ledgerPath(temporaryDirectory(), api.origin, 7), RUN, full);
  for (const i of [1, 2, 3]) {
    const name = `contract-test ${RUN} client ${i}`;
    const body = JSON.stringify({ name });
    ledger.log('client', name, []);
    await fetch(`${api.origin}/api/v1/clients`, { method: 'POST', headers, body });
  }
  const { removed, remaining } = await cleanUp(
    ledger,
    new Records(readContract(), `${api.origin}/api/v1`, token),
  );
  expect({ removed, remaining }).toEqual({ removed: 3, remaining: [] });
  expect(await api.workspace()).toBe(before);
});
