import { expect, test, vi } from 'vitest';
import { Watchdog } from '../../scripts/runner/watchdog.ts';
import { overlap } from '../fixtures/race.ts';

test('the watchdog ends a run only if no test ends within its limit', () => {
  vi.useFakeTimers();
  try {
    const hangs: number[] = [];
    const watchdog = new Watchdog((seconds) => hangs.push(seconds), 3);
    watchdog.start();
    vi.advanceTimersByTime(2000);
    watchdog.progress();
    vi.advanceTimersByTime(2000);
    expect(hangs).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(hangs).toEqual([3]);
    watchdog.stop();
  } finally {
    vi.useRealTimers();
  }
});

test('requests overlap if one is sent before the response to another is received', () => {
  expect(
    overlap([
      { sent: 1, received: 3 },
      { sent: 2, received: 4 },
    ]),
  ).toBe(true);
  expect(
    overlap([
      { sent: 1, received: 2 },
      { sent: 3, received: 4 },
    ]),
  ).toBe(false);
  expect(
    overlap([
      { sent: 3, received: 6 },
      { sent: 1, received: 2 },
      { sent: 4, received: 5 },
    ]),
  ).toBe(true);
});
