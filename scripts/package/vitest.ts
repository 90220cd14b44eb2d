// The module `timeneye-contract/vitest`: one mock for all test files, and a workspace for each test.
import { test as base, inject, type TestAPI } from 'vitest';
import type { TestProject } from 'vitest/node';
import { createWorkspace } from './control-client.ts';
import { startMock } from './index.ts';
import type { CreatedWorkspace, MockOptions } from './public-types.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the mock of the global set-up listens. */
    timeneyeMock: { origin: string; baseUrl: string };
  }
}

type Setup = (project: TestProject) => Promise<() => Promise<void>>;

/**
 * A global set-up that starts a mock with these options, provides its address as `timeneyeMock`, and closes it after
 * the run.
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

/** The global set-up without options: `globalSetup: ['timeneye-contract/vitest']`. */
const setup: Setup = setupMock();
export default setup;

/** Vitest loads this module as a global set-up too, in a process without tests, where `test` cannot be extended. */
const isInTests = '__vitest_worker__' in globalThis;

/**
 * Vitest's `test` with a fixture `workspace`: a new one for each test that asks for it, deleted afterwards.
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
