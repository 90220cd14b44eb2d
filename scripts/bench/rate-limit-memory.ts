import { rateLimiting } from '../mock/rate-limiting.ts';
import { RateWindows } from '../mock/rate-windows.ts';

/** The memory use of the windows of many user/client pairs, in bytes. */
export interface WindowMemory {
  pairs: number;
  /** While their window is open. */
  held: number;
  /** After they have ended and one more request was counted. */
  left: number;
}

const ALLOWANCE = { limit: 500, windowSeconds: 300 };
const START = Date.parse('2026-03-02T09:00:00Z') / 1000;

/** Each pair is a different user with a personal token, whose client ID has the longest form. */
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

// Runs in a separate process, started by rate-limit.ts, with a clean heap.
if (global.gc && process.send) process.send(measureWindowMemory(Number(process.argv[2]), global.gc));
