import { TestRunner } from 'vitest';
import type { Identity } from '../../../scripts/live/identity.ts';
import { SIGNED_IN, type SignedIn } from '../contract.ts';
import { leaveOut } from '../leave-out.ts';
import { identityOf, live } from './settings.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** The test speaks of a plain member, and its user was only found to have the level of one. */
    uncertain?: boolean;
  }
}

/**
 * The live workspace in the form in which the mock's control describes one. Whoever is asked for without having a
 * token skips the test that asks.
 */
export function liveWorkspace() {
  return {
    id: 'live',
    get now(): string {
      return leaveOut("needs the mock's clock");
    },
    users: byActor(({ from, userId }) => ({
      user_id: userId ?? leaveOut(`needs the id of the user of ${from}, which GET /me does not tell`),
      get name(): string {
        return leaveOut('needs a user whose name is known');
      },
      get email(): string {
        return leaveOut('needs a user whose address is known');
      },
    })),
    tokens: byActor(({ token, isCertain }) => {
      const meta = TestRunner.getCurrentTest()?.meta;
      if (meta && !isCertain) meta.uncertain = true;
      return token;
    }),
    get apps(): Record<string, string> {
      return leaveOut("needs the mock's applications");
    },
  };
}

/** A record with a value for each actor, which is worked out when it is asked for. */
function byActor<T>(read: (identity: Identity) => T): Record<SignedIn, T> {
  const properties = SIGNED_IN.map((actor) => {
    return [actor, { get: () => read(identityOf(actor) ?? needsToken(actor)) }] as const;
  });
  return Object.defineProperties({} as Record<SignedIn, T>, Object.fromEntries(properties));
}

function needsToken(actor: SignedIn): never {
  const isAlone = live?.identities.length === 1;
  return leaveOut(isAlone ? `needs a second actor: a token of ${actor}` : `needs a token of ${actor}`);
}
