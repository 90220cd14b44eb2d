import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { point, soundOf, withWeave } from '../../../scripts/mock/faults/point.ts';

const greet = point(function greet(name = 'world'): string {
  return `hello ${name}`;
});
const weave = new Map([[greet, () => 'goodbye']]);

test('a point is the function that it is made of', () => {
  expect([greet(), greet('you'), greet.name]).toEqual(['hello world', 'hello you', 'greet']);
});

test('a point is another function while that is woven in', () => {
  expect(withWeave(weave, () => greet())).toBe('goodbye');
  expect(greet()).toBe('hello world');
});

test('what is woven in holds over a wait, and for nobody else', async () => {
  const broken = withWeave(weave, async () => {
    await setTimeout(1);
    return greet();
  });
  expect(greet()).toBe('hello world');
  expect(await broken).toBe('goodbye');
});

test('a function that is no point is told by its name', () => {
  function stray(): void {}
  expect(() => soundOf(stray)).toThrow('stray is no point of the mock');
});
