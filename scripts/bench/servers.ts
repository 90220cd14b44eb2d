import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { environmentWithoutTokens } from '../cli/child-environment.ts';
import { residentBytes } from './memory.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const START_TIMEOUT_MS = 60_000;

/** A server in a separate process. */
export interface StartedServer {
  origin: string;
  /** From the start of the process to its first response. */
  readyMs: number;
  /** Resident memory in bytes; 0 if the system does not report it. */
  memory(): number;
  stop(): Promise<void>;
}

/** This project's mock, as `npm run mock` starts it. */
export function startSourceMock(spec: string): Promise<StartedServer> {
  const flags = ['--quiet', '--rate-limit', '900000000/300', '--spec', spec];
  return start((port) => ['scripts/start.mjs', 'mock', '--port', String(port), ...flags], '/api/v1/me');
}

/** The mock as the package starts it; requires `npm run build`. */
export function startPackage(spec: string, first: FirstRequest): Promise<StartedServer> {
  const flags = ['--quiet', '--rate-limit', '900000000/300', '--spec', spec];
  return start(
    (port) => ['dist/scripts/package/bin.mjs', 'mock', '--port', String(port), ...flags],
    first.path,
    first,
  );
}

/** The Prism CLI on the same document. */
export function startPrism(spec: string, first: FirstRequest = { path: '/me' }): Promise<StartedServer> {
  const cli = 'node_modules/@stoplight/prism-cli/dist/index.js';
  return start((port) => [cli, 'mock', spec, '-p', String(port), '-h', '127.0.0.1'], first.path, first);
}

/** The request that a ready server responds to with success; a request with a body is a POST. */
export interface FirstRequest {
  path: string;
  body?: object;
}

/** A bare node:http server that sends the bytes of a file for any request. */
export function startBare(bodyFile: string): Promise<StartedServer> {
  return start((port) => ['scripts/bench/bare-server.mjs', String(port), bodyFile], '/');
}

async function start(
  buildArguments: (port: number) => string[],
  path: string,
  { body }: Partial<FirstRequest> = {},
): Promise<StartedServer> {
  const port = await findFreePort();
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, buildArguments(port), {
    cwd: root,
    stdio: 'ignore',
    env: environmentWithoutTokens(),
  });
  const origin = `http://127.0.0.1:${port}`;
  await waitForResponse(child, `${origin}${path}`, body);
  const readyMs = Number(process.hrtime.bigint() - started) / 1e6;
  return { origin, readyMs, memory: () => residentBytes(child.pid), stop: () => stop(child) };
}

async function waitForResponse(child: ChildProcess, url: string, body?: object): Promise<void> {
  const headers = { Authorization: 'Bearer mock-owner', 'Content-Type': 'application/json' };
  const request = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
  for (const until = performance.now() + START_TIMEOUT_MS; performance.now() < until; ) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}`);
    const response = await fetch(url, request).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${url} did not respond within ${START_TIMEOUT_MS / 1000} s`);
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
