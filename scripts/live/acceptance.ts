import type { Contract } from '../contract/contract.ts';
import { listCommonReads } from './api-translator.ts';
import { TransportFailure } from './failures.ts';
import { send } from './send.ts';

/**
 * Whether the API still accepts a token. Sends GET /me, or a list request if the API has no GET /me or rejects this
 * user. Undefined if the response is inconclusive.
 */
export async function isAccepted(
  contract: Contract,
  baseUrl: string,
  token: string,
  timeoutMs?: number,
): Promise<boolean | undefined> {
  for (const { path } of listCommonReads(contract)) {
    const status = await fetchStatus(`${baseUrl}${path}`, token, timeoutMs);
    if (status === 401) return false;
    if (status >= 200 && status < 300) return true;
    if (status !== 403 && status !== 404) return undefined;
  }
  return undefined;
}

async function fetchStatus(url: string, token: string, timeoutMs?: number): Promise<number> {
  try {
    const { status } = await send(
      { url, method: 'GET', headers: { Authorization: `Bearer ${token}` } },
      timeoutMs,
    );
    return status;
  } catch (error) {
    if (error instanceof TransportFailure) return 0;
    throw error;
  }
}
