import { inject } from 'vitest';
import { contract } from './contract.ts';

/** Where the target of this run answers. */
export const origin: string = inject('origin');
export const baseUrl = `${origin}${contract.basePath}`;

/** Calls the mock's control, which answers JSON; throws with its text when it refuses. */
export async function control<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${origin}/_mock/${path}`, {
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
