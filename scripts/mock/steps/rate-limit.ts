import { computeRetryAfter } from '../../contract/contract.ts';
import type { Api } from '../api.ts';
import { Problem } from '../problems.ts';
import type { WindowState } from '../rate-windows.ts';
import type { Grant } from '../tokens.ts';

/** Counts the request of a user/client pair; the workspace's current pricing plan sets the limit (source: article). */
export function countRequest({ policies, contract, rateLimit }: Api, grant: Grant): WindowState {
  const { rateLimiting } = policies;
  const { workspace, userId, application } = grant;
  const allowance = rateLimit ?? rateLimiting.allowance(workspace, contract.rateLimits);
  const key = rateLimiting.key(userId, application);
  return workspace.rateWindows.count(key, allowance, workspace.clock.seconds());
}

/** 429 if the limit is exceeded. */
export function limitRate({ policies, contract, rateLimit }: Api, budget: WindowState): void {
  if (budget.allowed) return;
  const { rateLimits } = contract;
  const window = rateLimit?.windowSeconds ?? rateLimits.window_seconds;
  const wait = computeRetryAfter(rateLimits, budget.wait, window);
  const headers = policies.rateLimiting.headersOverLimit({ ...budget, wait });
  throw new Problem('tooManyRequests', { headers });
}
