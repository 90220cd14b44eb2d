import { answers } from './answers/index.ts';
import { authorization } from './authorization/index.ts';
import type { Fault } from './fault.ts';
import { input } from './input/index.ts';
import { rateLimits } from './rate-limits/index.ts';
import { state } from './state/index.ts';
import { tokens } from './tokens/index.ts';

/** The faults by what they are of. */
export const GROUPS: Record<string, Fault[]> = {
  answers,
  state,
  authorization,
  tokens,
  'rate limits': rateLimits,
  input,
};

/** Every fault. */
export const FAULTS: Fault[] = Object.values(GROUPS).flat();
