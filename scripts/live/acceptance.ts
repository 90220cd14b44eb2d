import type { Contract } from '../contract/contract.ts';
import { readsOfEveryone } from './api-translator.ts';
import { TransportFailure } from './failures.ts';
import { send } from './send.ts';

/**
 * Whether the API still accepts a token, by one GET /me; if the API lacks it, or rejects this user, by a list.
 * Undefined if the response is inconclusive.
 */
export async function isAccepted(
  contract: Contract,
  baseUrl: string,
  token: string,
  patienceMs?: number,
): Promise<boolean | undefined> {
  for (const { path } of readsOfEveryone(contract)) {
    const status = await fetchStatus(`${baseUrl}${path}`, token, patienceMs);
    if (status === 401) return false;
    if (status >= 200 && status < 300) return true;
    if (status !== 403 && status !== 404) return undefined;
  }
  return undefined;
}

async function fetchStatus(url: string, token: string, patienceMs?: number): Promise<number> {
  try {
    const { status } = await send(
      { url, method: 'GET', headers: { Authorization: `Bearer ${token}` } },
      patienceMs,
    );
    return status;
  } catch (error) {
    if (error instanceof TransportFailure) return 0;
    throw error;
  }
}
