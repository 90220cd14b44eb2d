import { inject } from 'vitest';
import type { Identity } from '../../../scripts/live/identity.ts';
import type { LiveSettings } from '../../../scripts/live/settings.ts';
import type { SignedIn } from '../../../scripts/live/tokens.ts';

/** What is said of a run against the live API; undefined in a run against the mock. */
export const live: LiveSettings | undefined = inject('live');

/** Who calls as that actor, if a token was given for him. */
export function identityOf(actor: SignedIn): Identity | undefined {
  return live?.identities.find((identity) => identity.actor === actor);
}

/** Whose token it is, for messages. */
export function actorOf(token: string | undefined): string {
  if (token === undefined) return 'anonymous';
  return live?.identities.find((identity) => identity.token === token)?.actor ?? 'someone with another token';
}
