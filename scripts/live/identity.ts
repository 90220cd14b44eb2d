import type { SignedInActor } from './tokens.ts';

/** Who a token turned out to be. */
export interface Identity {
  actor: SignedInActor;
  token: string;
  /** Where the token was given. */
  from: string;
  /** Unknown where the API does not say who calls. */
  userId?: number;
  level?: Level;
  /**
   * Whether someone said that the user is this actor. A user whose level is member may manage projects or people
   * all the same, so that what he sees beyond his own breaks nothing.
   */
  isCertain: boolean;
}

export const LEVELS = ['owner', 'admin', 'member'] as const;
export type Level = (typeof LEVELS)[number];

/** The level that an actor has: managers are members who manage something. */
export function levelOf(actor: SignedInActor): Level {
  return actor === 'owner' || actor === 'admin' ? actor : 'member';
}
