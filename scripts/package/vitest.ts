// The module `timeneye-contract/vitest`: one mock for all test files, and a workspace for each test.
import { test as base, inject, type TestAPI } from 'vitest';
import type { TestProject } from 'vitest/node';
import { createWorkspace } from './control-client.ts';
import { startMock } from './index.ts';
import type { CreatedWorkspace, MockOptions } from './public-types.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The URLs of the mock that the global setup started. */
    timeneyeMock: { origin: string; baseUrl: string };
  }
}

type Setup = (project: TestProject) => Promise<() => Promise<void>>;

/**
 * Creates a global setup that starts a mock with these options, provides its URLs as `timeneyeMock`, and closes the
 * mock after the run.
 *
 * @example
 * // mock.setup.ts, named in globalSetup of vitest.config.ts
 * export default setupMock({ rateLimit: { limit: 20, windowSeconds: 60 } });
 */
export function setupMock(options: MockOptions = {}): Setup {
  return async ({ provide }) => {
    const { origin, baseUrl, close } = await startMock(options);
    provide('timeneyeMock', { origin, baseUrl });
    return close;
  };
}

/** The global setup without options: `globalSetup: ['timeneye-contract/vitest']`. */
const setup: Setup = setupMock();
export default setup;

/** False when vitest loads this module as a global setup, in a process in which `test` cannot be extended. */
const isInTests = '__vitest_worker__' in globalThis;

/**
 * Vitest's `test` with the fixture `workspace`: a new workspace for each test that uses it, deleted after the test.
 *
 * @example
 * test('member cannot create a client', async ({ workspace }) => { ... });
 */
export const test: TestAPI<{ workspace: CreatedWorkspace }> = isInTests
  ? base.extend<{ workspace: CreatedWorkspace }>({ workspace: useWorkspace })
  : (base as TestAPI<{ workspace: CreatedWorkspace }>);

// biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of the fixtures that this one needs from here
async function useWorkspace({}: object, use: (workspace: CreatedWorkspace) => Promise<void>): Promise<void> {
  const workspace = await createWorkspace(inject('timeneyeMock').origin);
  await use(workspace);
  await workspace.delete();
}
