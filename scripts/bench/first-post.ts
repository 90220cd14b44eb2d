import { fileURLToPath } from 'node:url';
import { buildPackage } from '../release/build.ts';
import { type StartedServer, startPackage, startPrism } from './servers.ts';
import { alternate, type Spread } from './statistics.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SPEC = `${ROOT}spec/contract.openapi.json`;
const REQUESTS = 1000;
const CLIENT = { name: 'Acme' };

/** The time to the mock's first response to a validated request with a body, and its memory use. */
export interface FirstPost {
  milliseconds: Spread;
  prismRatio: Spread;
  /** Resident memory in bytes after `requests` requests, every fourth of which has a body. */
  memory: { requests: number; mock: number; prism: number };
}

/** Builds the package, and compares its mock with the Prism CLI. */
export async function measureFirstPost(pairs: number): Promise<FirstPost> {
  await buildPackage(ROOT, `${ROOT}dist`);
  const mock = () => startPackage(SPEC, { path: '/api/v1/clients', body: CLIENT });
  const prism = () => startPrism(SPEC, { path: '/clients', body: CLIENT });
  const { one, ratio } = await alternate(
    pairs,
    () => measureReadyTime(mock()),
    () => measureReadyTime(prism()),
  );
  const memory = {
    requests: REQUESTS,
    mock: await measureMemory(await mock(), '/api/v1'),
    prism: await measureMemory(await prism(), ''),
  };
  return { milliseconds: one, prismRatio: ratio, memory };
}

async function measureReadyTime(starting: Promise<StartedServer>): Promise<number> {
  const server = await starting;
  await server.stop();
  return server.readyMs;
}

async function measureMemory(server: StartedServer, basePath: string): Promise<number> {
  const headers = { Authorization: 'Bearer mock-owner', 'Content-Type': 'application/json' };
  for (let i = 0; i < REQUESTS; i++) {
    const body = JSON.stringify({ name: `Client ${i}` });
    const path = i % 4 === 0 ? '/clients' : '/entries';
    const request = i % 4 === 0 ? { headers, method: 'POST', body } : { headers };
    const response = await fetch(`${server.origin}${basePath}${path}`, request);
    await response.arrayBuffer();
  }
  const bytes = server.memory();
  await server.stop();
  return bytes;
}
