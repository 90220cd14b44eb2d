/* What test files import in place of vitest when only their titles are wanted: it notes tests and runs nothing. */

let titles: string[] = [];
let groups: string[] = [];

/** Loads a test file and returns the full titles of its tests, in their order. */
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

/** What the global set-up would provide: a target that nothing is sent to. */
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
