import type { SignedInActor } from '../contract/access.ts';

/** The user of a token. */
export interface Identity {
  actor: SignedInActor;
  token: string;
  /** Where the token comes from: a variable, or the saved login. */
  from: string;
  /** Undefined if the API does not identify the caller. */
  userId?: number;
  level?: Level;
  /**
   * Whether the actor is certain: named by the user of the suite, or derived from a level other than member. A member
   * may manage projects or people, so an uncertain member may see more than their own records.
   */
  isCertain: boolean;
}

export const LEVELS = ['owner', 'admin', 'member'] as const;
export type Level = (typeof LEVELS)[number];

/** The level of an actor: managers are members who manage something. */
export function deriveLevel(actor: SignedInActor): Level {
  return actor === 'owner' || actor === 'admin' ? actor : 'member';
}
