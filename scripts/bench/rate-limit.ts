import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentWithoutTokens } from '../cli/child-environment.ts';
import { type MockRequest, type MockResponse, serializeBody } from '../mock/http.ts';
import { createMock, type Mock } from '../mock/mock.ts';
import { handleApi, handleOperation } from '../mock/pipeline.ts';
import type { WindowMemory } from './rate-limit-memory.ts';
import { spread } from './statistics.ts';

const memoryProgram = fileURLToPath(new URL('rate-limit-memory.ts', import.meta.url));

/** The memory use of the rate windows of many user/client pairs, measured in a separate process. */
export async function measureRateMemory(pairs = 1_000_000): Promise<WindowMemory> {
  const execArgv = ['--expose-gc', '--import', 'tsx'];
  const child = fork(memoryProgram, [String(pairs)], {
    cwd: dirname(memoryProgram),
    execArgv,
    env: environmentWithoutTokens(),
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the measurement of memory ended with ${code} and without a result`);
  });
  const [memory] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return memory as WindowMemory;
}

/** Requests per second of one pair of alternating runs. */
interface MeasuredPair {
  withLimits: number;
  withoutLimits: number;
}

/** The cost of limits, relative to the throughput without them: 0.02 is 2%. */
export interface RateCost {
  median: number;
  lowest: number;
  highest: number;
  pairs: MeasuredPair[];
}

const SLICE_MS = 10;

/**
 * Throughput of GET /entries through the mock's steps with and without the limit. Uses no HTTP, whose cost would hide
 * the cost of the limit. Both variants alternate every few milliseconds, so that other load on the machine affects
 * both.
 */
export async function measureRateCost({ pairs = 9, slices = 25 } = {}): Promise<RateCost> {
  const mock = await createMock({ rateLimit: { limit: 1_000_000_000, windowSeconds: 300 } });
  measurePair(mock, slices);
  return computeRateCost(Array.from({ length: pairs }, () => measurePair(mock, slices)));
}

function measurePair(mock: Mock, slices: number): MeasuredPair {
  const limited = new Run(() => handleApi(mock, listEntries));
  const unlimited = new Run(() => handleWithoutLimits(mock, listEntries));
  for (let slice = 0; slice < slices; slice++) {
    const [first, second] = slice % 2 === 0 ? [limited, unlimited] : [unlimited, limited];
    first.runSlice();
    second.runSlice();
  }
  return { withLimits: limited.requestsPerSecond, withoutLimits: unlimited.requestsPerSecond };
}

const listEntries: MockRequest = {
  method: 'GET',
  path: '/api/v1/entries',
  query: '',
  headers: { host: '127.0.0.1:4010' },
  authorization: ['Bearer mock-owner'],
  body: Buffer.alloc(0),
  peer: '127.0.0.1',
};

function handleWithoutLimits(mock: Mock, request: MockRequest): MockResponse {
  const { steps } = mock;
  const authenticated = steps.authenticate(mock, request);
  return serializeBody(handleOperation(mock, request, steps.route(mock, request), authenticated));
}

/** Sends requests one by one for a slice of time. */
class Run {
  #sent = 0;
  #elapsedMs = 0;

  constructor(private readonly send: () => MockResponse) {}

  get requestsPerSecond(): number {
    return this.#sent / (this.#elapsedMs / 1000);
  }

  runSlice(): void {
    const start = performance.now();
    let elapsed = 0;
    while (elapsed < SLICE_MS) {
      const { status } = this.send();
      if (status !== 200) throw new Error(`GET /entries returned ${status}`);
      this.#sent += 1;
      elapsed = performance.now() - start;
    }
    this.#elapsedMs += elapsed;
  }
}

function computeRateCost(pairs: MeasuredPair[]): RateCost {
  const costs = pairs.map(({ withLimits, withoutLimits }) => 1 - withLimits / withoutLimits);
  const { median, least, greatest } = spread(costs);
  return { median, lowest: least, highest: greatest, pairs };
}
