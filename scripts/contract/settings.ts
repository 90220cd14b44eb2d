interface Sourced {
  source: string;
  note?: string;
}

/** `x-tokens`: the lifetime of each kind of token in seconds, and the rules of refresh tokens. */
export interface TokenSettings {
  access: Sourced & { seconds: number; refreshable: boolean };
  personal: Sourced & { seconds: number; refreshable: boolean };
  refresh: Sourced & { seconds: number; rotates: boolean; reuse: 'revoke' | 'reject' };
  code: Sourced & { seconds: number };
  third_party_off: Sourced & { status: number };
}

export type Plan = 'free' | 'starter' | 'premium' | 'enterprise' | 'business' | 'pro';

/** `x-rate-limits`: requests per window by plan, and the key that they are counted by. */
export interface RateLimits extends Sourced {
  window_seconds: number;
  per: string[];
  per_source: string;
  /** The meaning of Retry-After: the seconds until the window ends (default), or the length of the window. */
  retry_after?: Sourced & { seconds: 'until_reset' | 'window' };
  plans: Record<Plan, Sourced & { limit: number }>;
}

/** The Retry-After of a request over the limit; `untilReset` is the number of seconds left in its window. */
export function computeRetryAfter(
  { retry_after }: RateLimits,
  untilReset: number,
  windowSeconds: number,
): number {
  return retry_after?.seconds === 'window' ? windowSeconds : untilReset;
}
