import { expect, test } from 'vitest';
import { Clock, day, timestamp } from '../../scripts/mock/clock.ts';

test('a frozen clock moves only when advanced', () => {
  const clock = new Clock(false);
  const start = clock.now();
  clock.advance(86_400);
  expect(clock.now()).toBe(start + 86_400_000);
  expect(start % 1000).toBe(0);
});

test('a running clock keeps its offset', () => {
  const clock = new Clock(true);
  clock.set(Date.parse('2030-01-01T00:00:00Z'));
  expect(timestamp(clock.now())).toMatch(/^2030-01-01T00:00:0/);
  expect(clock.running).toBe(true);
});

test('a running clock can be frozen, and resumes from the same time', () => {
  const clock = new Clock(true);
  clock.freeze();
  const frozenTime = clock.now();
  expect(clock.now()).toBe(frozenTime);
  clock.run();
  expect(clock.now()).toBeGreaterThanOrEqual(frozenTime);
});

test('a reset reverts every change', () => {
  const clock = new Clock(false);
  const start = clock.now();
  clock.advance(5);
  clock.run();
  clock.reset();
  expect([clock.now(), clock.running]).toEqual([start, false]);
});

test('timestamps and days are in UTC', () => {
  const instant = Date.parse('2026-03-02T23:59:59Z');
  expect([timestamp(instant), day(instant)]).toEqual(['2026-03-02T23:59:59Z', '2026-03-02']);
});
