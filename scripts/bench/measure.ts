import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContract } from '../contract/contract.ts';
import { generateDocument } from './generated-document.ts';
import { type LoadRequest, load } from './load.ts';
import { type StartedServer, startBare, startPrism, startSourceMock } from './servers.ts';
import { alternate, type Spread } from './statistics.ts';

const CONNECTIONS = 16;
const AS_OWNER = { Authorization: 'Bearer mock-owner', Accept: 'application/json' };
const LIST_PATH = '/api/v1/entries';

/** The figures at one size of the document. */
export interface Measured {
  operations: number;
  /** Requests per second of the mock, relative to the two other servers. */
  throughput: { prismRatio: Spread; bareRatio: Spread; requestsPerSecond: Spread };
  /** Time to the first response, relative to the Prism CLI's. */
  startUp: { prismRatio: Spread; milliseconds: Spread };
  /** Resident memory after the load, in bytes. */
  memory: { mock: number; prism: number };
}

export interface Effort {
  pairs: number;
  seconds: number;
}

/** Compares the mock with the Prism CLI and a bare server, on a document with that many operations. */
export async function measureServers(operations: number, effort: Effort): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'timeneye-bench-'));
  try {
    const spec = join(folder, 'contract.openapi.json');
    await writeFile(spec, JSON.stringify(generateDocument(readContract().document, operations)));
    return await compareServers(spec, join(folder, 'body.json'), operations, effort);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareServers(
  spec: string,
  bodyFile: string,
  operations: number,
  effort: Effort,
): Promise<Measured> {
  const startUp = await alternate(
    Math.min(effort.pairs, 5),
    () => measureReadyTime(startSourceMock(spec)),
    () => measureReadyTime(startPrism(spec)),
  );
  const mock = await startSourceMock(spec);
  await writeFile(bodyFile, await (await fetch(`${mock.origin}${LIST_PATH}`, { headers: AS_OWNER })).text());
  const prism = await startPrism(spec);
  const bare = await startBare(bodyFile);
  try {
    const rate = (server: StartedServer, path: string) => () => requestsPerSecond(server, path, effort);
    await rate(mock, LIST_PATH)();
    const prismComparison = await alternate(effort.pairs, rate(mock, LIST_PATH), rate(prism, '/entries'));
    const bareComparison = await alternate(effort.pairs, rate(mock, LIST_PATH), rate(bare, LIST_PATH));
    return {
      operations,
      throughput: {
        prismRatio: prismComparison.ratio,
        bareRatio: bareComparison.ratio,
        requestsPerSecond: bareComparison.one,
      },
      startUp: { prismRatio: startUp.ratio, milliseconds: startUp.one },
      memory: { mock: mock.memory(), prism: prism.memory() },
    };
  } finally {
    await Promise.all([mock.stop(), prism.stop(), bare.stop()]);
  }
}

async function measureReadyTime(starting: Promise<StartedServer>): Promise<number> {
  const server = await starting;
  await server.stop();
  return server.readyMs;
}

async function requestsPerSecond(
  { origin }: StartedServer,
  path: string,
  { seconds }: Effort,
): Promise<number> {
  const request: LoadRequest = { origin, path, headers: AS_OWNER };
  return (await load(request, CONNECTIONS, seconds)).requestsPerSecond;
}
