import { rateLimiting } from '../mock/rate-limiting.ts';
import { RateWindows } from '../mock/rate-windows.ts';

/** What the windows of many couples take, in bytes. */
export interface WindowMemory {
  pairs: number;
  /** While their window is open. */
  held: number;
  /** After it has passed and one more request has come. */
  left: number;
}

const ALLOWANCE = { limit: 500, windowSeconds: 300 };
const START = Date.parse('2026-03-02T09:00:00Z') / 1000;

/** Every couple is another user with a personal token, whose application name is the longest there is. */
export function measureWindowMemory(pairs: number, collectGarbage: () => void): WindowMemory {
  const windows = new RateWindows();
  const request = (user: number, application: string, now: number) =>
    windows.count(rateLimiting.key(user, application), ALLOWANCE, now);
  const before = bytesInUse(collectGarbage);
  for (let user = 1; user <= pairs; user++) {
    request(user, `personal:${user.toString(16).padStart(16, '0')}`, START);
  }
  const held = bytesInUse(collectGarbage) - before;
  request(1, 'mock-app', START + ALLOWANCE.windowSeconds);
  return { pairs, held, left: Math.max(0, bytesInUse(collectGarbage) - before) };
}

function bytesInUse(collectGarbage: () => void): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

// As a process of its own, started by rate-limit.ts, with a heap that nothing else is in.
if (global.gc && process.send) process.send(measureWindowMemory(Number(process.argv[2]), global.gc));
