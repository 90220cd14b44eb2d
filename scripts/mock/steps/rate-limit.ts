import type { RateLimits } from '../../spec/contract.ts';
import { Problem } from '../problems.ts';
import type { Budget } from '../rate-windows.ts';
import type { Grant } from '../tokens.ts';

/** Numbers that hold for every plan of a mock, in place of the contract document's. */
export interface RateLimitOverride {
  limit: number;
  windowSeconds: number;
}

/** Counts the request for its couple of user and application by the plan of this moment (article). */
export function countRequest(grant: Grant, limits: RateLimits, override?: RateLimitOverride): Budget {
  const { limit, windowMs } = allowance(grant, limits, override);
  const { rateWindows, clock } = grant.workspace;
  return rateWindows.count(coupleOf(grant.userId, grant.application), limit, windowMs, clock.now());
}

/** The limit of the workspace's plan and the length of its window in milliseconds. */
export function allowance(
  { workspace }: Pick<Grant, 'workspace'>,
  limits: RateLimits,
  override?: RateLimitOverride,
): { limit: number; windowMs: number } {
  if (override) return { limit: override.limit, windowMs: override.windowSeconds * 1000 };
  const plan = limits.plans[workspace.settings.plan as keyof RateLimits['plans']];
  return { limit: plan.limit, windowMs: limits.window_seconds * 1000 };
}

export function coupleOf(userId: number, application: string): string {
  return `${userId}:${application}`;
}

/** The headers that every answer after authentication carries. */
export function rateHeaders(budget: Budget): Record<string, string> {
  return { 'X-RateLimit-Limit': String(budget.limit), 'X-RateLimit-Remaining': String(budget.remaining) };
}

/** 429 with the wait in whole seconds, and the same instant in UNIX seconds (ms-connector). */
export function refuseOverLimit(budget: Budget, now: number): void {
  if (budget.allowed) return;
  const resetSeconds = Math.ceil(budget.resetsAt / 1000);
  const wait = Math.max(1, Math.ceil((budget.resetsAt - now) / 1000));
  throw new Problem('tooManyRequests', {
    headers: { 'Retry-After': String(wait), 'X-RateLimit-Reset': String(resetSeconds) },
  });
}
