import type { AddressInfo } from 'node:net';
import type { ServedFromExample } from '../contract/contract.ts';
import { describeWorkspace, type WorkspaceDescription } from './describe-workspace.ts';
import { type ExampleRequest, firstRequests } from './first-requests.ts';
import { createMock, DEFAULT_HOST, type MockOptions } from './mock.ts';
import { createMockServer } from './server.ts';

export type { MockOptions } from './mock.ts';

/** Delays the slow loading of Prism's modules, so that a waiting client gets its first response before. */
const WARM_UP_DELAY_MS = 100;

/** A listening mock, and its default workspace. */
export interface RunningMock extends WorkspaceDescription {
  /** Finds the operations that the store does not support, without delaying requests. */
  servedFromExample(): Promise<ServedFromExample[]>;
  /** Requests to try the mock with. */
  firstRequests(): ExampleRequest[];
  close(): Promise<void>;
}

/** Starts a mock; rejects with node's error if the port is in use. */
export async function startMock(options: MockOptions = {}): Promise<RunningMock> {
  const mock = createMock(options);
  const server = createMockServer(mock);
  const host = options.host ?? DEFAULT_HOST;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 4010, host, resolve);
  });
  const warmUp = setTimeout(() => mock.prism.warmUp(), WARM_UP_DELAY_MS).unref();
  const { port } = server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    ...describeWorkspace(mock, mock.workspaces.default, origin),
    servedFromExample: () => mock.support.servedFromExampleBetweenRequests(),
    firstRequests: () => firstRequests(mock),
    close: () =>
      new Promise((resolve) => {
        clearTimeout(warmUp);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
