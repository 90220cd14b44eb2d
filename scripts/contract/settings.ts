interface Sourced {
  source: string;
  note?: string;
}

/** `x-tokens`: how long each kind of token lives, in seconds, and what may be done with it. */
export interface TokenSettings {
  access: Sourced & { seconds: number; refreshable: boolean };
  personal: Sourced & { seconds: number; refreshable: boolean };
  refresh: Sourced & { seconds: number; rotates: boolean; reuse: 'revoke' | 'reject' };
  code: Sourced & { seconds: number };
  third_party_off: Sourced & { status: number };
}

export type Plan = 'free' | 'starter' | 'premium' | 'enterprise' | 'business' | 'pro';

/** `x-rate-limits`: how many requests a plan allows in a window, and what shares one count. */
export interface RateLimits extends Sourced {
  window_seconds: number;
  per: string[];
  per_source: string;
  /** What Retry-After says: the seconds until the window ends, or always the whole window. Default: the former. */
  retry_after?: Sourced & { seconds: 'until_reset' | 'window' };
  plans: Record<Plan, Sourced & { limit: number }>;
}

/** The Retry-After of a request that is over the limit, so many seconds before its window ends. */
export function retryAfter({ retry_after }: RateLimits, untilReset: number, windowSeconds: number): number {
  return retry_after?.seconds === 'window' ? windowSeconds : untilReset;
}
