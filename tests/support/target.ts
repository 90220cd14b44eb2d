import { inject } from 'vitest';
import { contract } from './contract.ts';
import { leaveOut } from './leave-out.ts';
import { live } from './live/settings.ts';
import { untilSilent } from './silence.ts';

/** Where the target of this run answers. */
export const origin: string = inject('origin');
export const baseUrl = live?.baseUrl ?? `${origin}${contract.basePath}`;

// On live there is one way to the target, and it has a gate (live/exchange.ts): whatever goes another one is stopped.
if (live) globalThis.fetch = async () => leaveOut('needs the mock');

/** `fetch` for the mock; silence leaves the running test inconclusive. */
export function fetchMock(url: string | URL, init?: RequestInit): Promise<Response> {
  return untilSilent(origin, () => fetch(url, init));
}

/** Calls the mock's control, which answers JSON; throws with its text when it refuses. */
export async function control<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
  if (live) leaveOut("needs the mock's control");
  const response = await fetchMock(`${origin}/_mock/${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} /_mock/${path} answered ${response.status}: ${text}`);
  return JSON.parse(text) as T;
}
