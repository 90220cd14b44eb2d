import type { ReachWord } from '../../scripts/spec/contract.ts';
import type { SignedIn } from './contract.ts';
import { leaveOut } from './leave-out.ts';
import { live } from './live/settings.ts';
import { type Facts, type Fields, factsOf, ID_OF, type Kind } from './oracle-facts.ts';
import { type Tie, tiesFor } from './oracle-ties.ts';
import { present } from './present.ts';
import type { World } from './world.ts';

/**
 * Says which records an actor should reach in a workspace that nobody changes: by a predicate over what the owner
 * sees, so that it is another way to the same answer than the target's, and holds for any data.
 */
export class Oracle {
  private constructor(
    readonly facts: Facts,
    /** How a record belongs to the actor. */
    readonly ties: (kind: Kind, record: Fields) => Tie[],
  ) {}

  static async of(world: World, actor: SignedIn): Promise<Oracle> {
    if (live && actor === 'owner')
      leaveOut('needs a second actor: what the owner sees is all there is to compare');
    // First, since on live it leaves the test out when there is nobody to ask.
    const userId = world.userId(actor);
    const facts = await factsOf(world);
    return new Oracle(facts, tiesFor(facts, actor, userId));
  }

  all(kind: Kind): Fields[] {
    return this.facts[kind] as Fields[];
  }

  /** Whether a reach takes in the record. */
  takesIn(reach: ReachWord[], kind: Kind, record: Fields): boolean {
    return reach.includes('all') || this.ties(kind, record).some((tie) => reach.includes(tie));
  }

  /** The records of a kind that a reach takes in. */
  within(reach: ReachWord[], kind: Kind): Fields[] {
    return this.all(kind).filter((record) => this.takesIn(reach, kind, record));
  }

  /** The records of a kind that a reach leaves out. */
  beyond(reach: ReachWord[], kind: Kind): Fields[] {
    return this.all(kind).filter((record) => !this.takesIn(reach, kind, record));
  }
}

/** The ids of records, in order. */
export function idsOf(kind: Kind, records: Fields[]): number[] {
  return records
    .map((record) => present(record[ID_OF[kind]] as number | undefined, ID_OF[kind]))
    .sort((a, b) => a - b);
}
