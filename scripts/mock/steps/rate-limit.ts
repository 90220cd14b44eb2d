import type { RateLimits } from '../../spec/contract.ts';
import { point } from '../faults/point.ts';
import { Problem } from '../problems.ts';
import type { Budget } from '../rate-windows.ts';
import type { Grant } from '../tokens.ts';

/** Numbers that hold for every plan of a mock, in place of the contract document's. */
export interface RateLimitOverride {
  limit: number;
  windowSeconds: number;
}

/** Counts the request for its couple of user and application by the plan of this moment (article). */
export const countRequest = point(function countRequest(
  grant: Grant,
  limits: RateLimits,
  override?: RateLimitOverride,
): Budget {
  const { limit, windowSeconds } = allowance(grant, limits, override);
  const { rateWindows, clock } = grant.workspace;
  return rateWindows.count(coupleOf(grant.userId, grant.application), limit, windowSeconds, clock.seconds());
});

/** The limit of the workspace's plan and the length of its window. */
export const allowance = point(function allowance(
  { workspace }: Pick<Grant, 'workspace'>,
  limits: RateLimits,
  override?: RateLimitOverride,
): RateLimitOverride {
  if (override) return override;
  const { limit } = limits.plans[workspace.settings.plan as keyof RateLimits['plans']];
  return { limit, windowSeconds: limits.window_seconds };
});

/** The key of a couple. Joined, since the text of a template keeps its parts in memory as well: half as much again. */
export const coupleOf = point(function coupleOf(userId: number, application: string): string {
  return [userId, application].join(':');
});

/** The headers that every answer after authentication carries. */
export const rateHeaders = point(function rateHeaders(budget: Budget): Record<string, string> {
  return { 'X-RateLimit-Limit': String(budget.limit), 'X-RateLimit-Remaining': String(budget.remaining) };
});

/** 429 with the wait in seconds, and the same instant in UNIX seconds (ms-connector). */
export const refuseOverLimit = point(function refuseOverLimit({ allowed, wait, resetsAt }: Budget): void {
  if (allowed) return;
  throw new Problem('tooManyRequests', {
    headers: { 'Retry-After': String(wait), 'X-RateLimit-Reset': String(resetsAt) },
  });
});
