/* The module that test files import instead of vitest when only their titles are read. It runs no test. */

let titles: string[] = [];
let groups: string[] = [];

/** Loads a test file and returns the full titles of its tests, in order. */
export async function loadTitles(url: string): Promise<string[]> {
  titles = [];
  groups = [];
  await import(url);
  return titles;
}

export function test(title: string): void {
  titles.push([...groups, title].join(' > '));
}
test.skip = test;

export function describe(title: string, register: () => void): void {
  groups.push(title);
  register();
  groups.pop();
}

/** Replaces the context of the global setup: the origin of a target that receives no request. */
export function inject(name: string): string | undefined {
  return name === 'origin' ? 'http://127.0.0.1:1' : undefined;
}

export const TestRunner = { getCurrentTest: () => undefined };

const doNothing = () => undefined;
export const beforeAll = doNothing;
export const beforeEach = doNothing;
export const afterAll = doNothing;
export const afterEach = doNothing;
export const onTestFinished = doNothing;

export function expect(): never {
  throw new Error('only titles are read here: no test runs');
}
