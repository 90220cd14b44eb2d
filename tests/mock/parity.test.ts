import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Operation, readContract } from '../../scripts/contract/contract.ts';
import { type RunningMock, startMock } from '../../scripts/mock/start.ts';
import { checkResponse } from '../fixtures/conformance.ts';
import { call, type ParsedResponse } from './mock.ts';
import { startStockPrism } from './stock-prism.ts';

/* Both servers read one document, so both return its success statuses, and Prism's examples match its schemas. */

const contract = readContract();
let mock: RunningMock;
let prism: Awaited<ReturnType<typeof startStockPrism>>;

beforeAll(async () => {
  [mock, prism] = await Promise.all([startMock({ port: 0 }), startStockPrism()]);
}, 60_000);

afterAll(async () => {
  await Promise.all([mock?.close(), prism?.stop()]);
});

/** IDs for operations that cannot use the first records of the initial workspace. */
const IDS: Record<string, number[]> = {
  deletePhase: [6, 12],
  updateTimer: [3],
  deleteTimer: [3],
  pauseTimer: [3],
  resumeTimer: [3],
  stopTimer: [3],
};

for (const operation of contract.operations.filter(({ isProposed }) => !isProposed)) {
  test(`${operation.id} succeeds on both the mock and stock Prism`, async () => {
    await call(mock, 'POST', '/_mock/reset');
    if (operation.id === 'pauseTimer') await call(mock, 'POST', '/timers/3/resume', { as: 'owner' });
    const { method, path, body } = buildRequest(operation);
    const mockResponse = await call(mock, method, path, { as: 'owner', body });
    const stock = await call({ ...mock, baseUrl: prism.origin }, method, path, { as: 'owner', body });
    const { status } = operation.success;
    expect({ own: mockResponse.status, stock: stock.status }).toEqual({ own: status, stock: status });
    checkStock(operation, `${prism.origin}${path}`, stock);
  });
}

/** Builds a request from the example of the document, with an unused name. */
function buildRequest(operation: Operation): { method: string; path: string; body?: unknown } {
  const { id, method, pathParameters } = operation;
  const ids = IDS[id] ?? [];
  const path = pathParameters.reduce(
    (text, { name }, i) => text.replace(`{${name}}`, String(ids[i] ?? 1)),
    operation.path,
  );
  const { requestBody } = contract.document.paths[operation.path]?.[method] ?? {};
  const example = requestBody?.content?.['application/json']?.example as object | undefined;
  if (example === undefined) return { method: method.toUpperCase(), path };
  return {
    method: method.toUpperCase(),
    path,
    body: 'name' in example ? { ...example, name: 'Nobody has it' } : example,
  };
}

/** Validates Prism's response as the suite validates every response. */
function checkStock(operation: Operation, url: string, { status, headers, body }: ParsedResponse): void {
  const request = { method: operation.method.toUpperCase(), url, signedIn: true };
  checkResponse({ operation, actor: 'owner', request, status, headers, text: JSON.stringify(body), body });
}
