// The module `timeneye-contract`.
import { checkOptions } from './check-options.ts';
import { connectWorkspace, createWorkspace } from './control-client.ts';
import type { MockOptions, RunningMock, WorkspaceOptions } from './public-types.ts';

export type * from './public-types.ts';

/**
 * Starts a mock of the Timeneye API in this process.
 *
 * @example
 * await using mock = await startMock();
 * const { baseUrl, tokens } = await mock.workspace({ plan: 'free' });
 * const response = await fetch(`${baseUrl}/me`, { headers: { Authorization: `Bearer ${tokens.member}` } });
 *
 * @throws {TypeError} for an unknown option or an invalid value; node's error if the port is taken
 */
export async function startMock(options: MockOptions = {}): Promise<RunningMock> {
  checkOptions(options);
  const { faults, ...others } = options;
  // Loaded here, so that importing the module costs nothing.
  const [{ startMock: start }, { injectFaults }, named] = await Promise.all([
    import('../mock/start.ts'),
    import('../faults/runner/extension.ts'),
    findFaults(faults, options.spec),
  ]);
  const server = await start({ port: 0, ...others, extend: injectFaults(named) });
  const { servedFromExample: _, firstRequests: __, close, ...description } = server;
  return {
    ...connectWorkspace(description),
    workspace: (workspaceOptions?: WorkspaceOptions) => createWorkspace(description.origin, workspaceOptions),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function findFaults(names: string[] = [], spec?: string) {
  if (names.length === 0) return [];
  const { findNamedFaults } = await import('../faults/runner/named-faults.ts');
  return findNamedFaults('fault', names, spec);
}
