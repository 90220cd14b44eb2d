import { expect, test } from 'vitest';
import { RateWindows } from '../../../scripts/mock/rate-windows.ts';

const ALLOWANCE = { limit: 10, windowSeconds: 300 };
const START = 1_772_442_000;

test('counting continues from a remaining count that was set', () => {
  const windows = new RateWindows();
  windows.setRemaining('1:app', 2, ALLOWANCE, START);
  const counted = [0, 1, 2].map((later) => windows.count('1:app', ALLOWANCE, START + later));
  expect(counted.map(({ remaining, allowed }) => [remaining, allowed])).toEqual([
    [1, true],
    [0, true],
    [0, false],
  ]);
  expect(counted[2]).toMatchObject({ resetsAt: START + 300, wait: 298 });
});

test('each window of a user/client pair begins when the previous window ends', () => {
  const windows = new RateWindows();
  for (let now = START; now < START + 3000; now += 100) {
    const { remaining, resetsAt } = windows.count('1:app', ALLOWANCE, now);
    const [sinceStart, inWindow] = [now - START, ((now - START) / 100) % 3];
    expect([remaining, resetsAt], `${sinceStart} seconds later`).toEqual([
      9 - inWindow,
      now - inWindow * 100 + 300,
    ]);
  }
});

test('deleting expired windows keeps the current ones', () => {
  const windows = new RateWindows();
  windows.count('1:app', ALLOWANCE, START);
  windows.count('2:app', ALLOWANCE, START + 200);
  windows.count('3:app', ALLOWANCE, START + 300);
  expect(windows.count('2:app', ALLOWANCE, START + 301)).toMatchObject({ remaining: 8, wait: 199 });
});

test('turning the clock back makes nobody wait longer than a window', () => {
  const windows = new RateWindows();
  windows.setRemaining('1:app', 0, ALLOWANCE, START);
  expect(windows.count('1:app', ALLOWANCE, START - 86_400)).toMatchObject({ allowed: true, wait: 300 });
});

test('a limit reduced below the count leaves zero, not less', () => {
  const windows = new RateWindows();
  for (let i = 0; i < 6; i++) windows.count('1:app', ALLOWANCE, START);
  expect(windows.count('1:app', { ...ALLOWANCE, limit: 5 }, START)).toMatchObject({
    limit: 5,
    remaining: 0,
    allowed: false,
  });
  expect(windows.count('1:app', ALLOWANCE, START)).toMatchObject({ remaining: 3, allowed: true });
});
