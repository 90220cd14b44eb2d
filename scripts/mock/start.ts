import type { AddressInfo } from 'node:net';
import type { ServedFromExample } from '../contract/contract.ts';
import { createMock, DEFAULT_HOST, type MockOptions } from './mock.ts';
import { createMockServer } from './server.ts';

export type { MockOptions } from './mock.ts';

/** Who waits for the mock gets a first answer before Prism's modules are loaded, which takes longer than all the rest. */
const WARM_UP_MS = 100;

/** A mock that listens. */
export interface RunningMock {
  /** `http://127.0.0.1:4010` */
  origin: string;
  /** The origin with the API's base path. */
  baseUrl: string;
  /** Personal tokens of the default workspace by actor. */
  tokens: Record<string, string>;
  /** The operations that the store does not support. */
  servedFromExample(): ServedFromExample[];
  close(): Promise<void>;
}

/** Starts a mock; rejects with node's error when the port is taken. */
export async function startMock(options: MockOptions = {}): Promise<RunningMock> {
  const mock = createMock(options);
  const server = createMockServer(mock);
  const host = options.host ?? DEFAULT_HOST;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 4010, host, resolve);
  });
  const warmUp = setTimeout(() => mock.prism.warmUp(), WARM_UP_MS).unref();
  const { port } = server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    origin,
    baseUrl: `${origin}${mock.contract.basePath}`,
    tokens: Object.fromEntries(mock.workspaces.readyTokens(mock.workspaces.default)),
    servedFromExample: () => mock.support.servedFromExample(),
    close: () =>
      new Promise((resolve) => {
        clearTimeout(warmUp);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
