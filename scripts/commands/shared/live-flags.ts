import type { ParsedFlags } from '../../cli/command.ts';
import { UsageError } from '../../cli/errors.ts';

/** The flags of a live run. */
export const liveFlags = {
  live: { type: 'boolean', description: 'Run against the live API with the token in TIMENEYE_TOKEN' },
  actor: { type: 'string', argument: 'NAME', description: 'Live: actor of TIMENEYE_TOKEN' },
  'probe-denied': {
    type: 'boolean',
    description: 'Live: send harmless requests that must be rejected',
  },
  'allow-writes': { type: 'boolean', description: 'Live: create records, and change or delete only those' },
  'exhaust-rate-limit': {
    type: 'boolean',
    description: 'Live: use up the rate limit (blocks the token for 5 minutes)',
  },
  refresh: {
    type: 'boolean',
    description: 'Live: log in again, and check refresh tokens of that login',
  },
  budget: {
    type: 'string',
    argument: 'N',
    description: 'Live: maximum requests per token (default: a fifth of its limit)',
  },
  plan: { type: 'boolean', description: 'Live: print the requests of the run without sending them' },
  strict: { type: 'boolean', description: 'Live: also fail on violated assumptions' },
  'show-data': { type: 'boolean', description: 'Live: show names, notes, email addresses and amounts' },
} as const;

type PartialLiveFlags = Partial<ParsedFlags<typeof liveFlags>>;

/** Throws a UsageError for a flag that requires --live. */
export function rejectWithoutLive(flags: PartialLiveFlags): void {
  const flag = Object.keys(liveFlags).find((name) => flags[name as keyof PartialLiveFlags]);
  if (flag !== undefined) throw new UsageError(`--${flag} requires --live`);
}
