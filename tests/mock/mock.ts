import { onTestFinished } from 'vitest';
import { injectFaults } from '../../scripts/faults/runner/extension.ts';
import { type MockOptions, type RunningMock, startMock } from '../../scripts/mock/start.ts';

/** Starts a mock on a free port that is closed after the test. */
export async function freshMock(options: MockOptions = {}): Promise<RunningMock> {
  const mock = await startMock({ port: 0, validateResponses: true, extend: injectFaults(), ...options });
  onTestFinished(() => mock.close());
  return mock;
}

export interface ParsedResponse {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  body: any;
}

/** Sends a request to the mock; `as` is a token or an actor of the initial workspace. */
export async function call(
  mock: RunningMock,
  method: string,
  path: string,
  { as, body, headers = {} }: { as?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<ParsedResponse> {
  const token = as === undefined ? undefined : ((mock.tokens as Record<string, string>)[as] ?? as);
  const response = await fetch(`${path.startsWith('/_mock') ? mock.origin : mock.baseUrl}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}
