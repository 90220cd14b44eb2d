import type { SignedInActor } from '../contract/access.ts';

/** The user of a token, as identified. */
export interface Identity {
  actor: SignedInActor;
  token: string;
  /** The origin of the token. */
  from: string;
  /** Undefined if the API does not identify the caller. */
  userId?: number;
  level?: Level;
  /**
   * Whether somebody stated that the user is this actor. A user with level member may still manage projects or people,
   * so seeing more than their own records breaks nothing.
   */
  isCertain: boolean;
}

export const LEVELS = ['owner', 'admin', 'member'] as const;
export type Level = (typeof LEVELS)[number];

/** The level of an actor: managers are members who manage something. */
export function deriveLevel(actor: SignedInActor): Level {
  return actor === 'owner' || actor === 'admin' ? actor : 'member';
}
