import type { Tie } from './oracle-ties.ts';
import type { Place } from './scenarios.ts';
import type { Surroundings } from './surroundings.ts';

/** How a record, or what is to become one, belongs to the actor; `beyond` is in no way. */
export type Relation = Tie | 'beyond';

/** Something of a known relation to the actor that is made when it is wanted. */
export type Made<T> = [relation: Relation, make: () => Promise<T>];

/** Places of every relation; who reaches all needs but one that has nothing to do with him. */
export function places(around: Surroundings): Made<Place>[] {
  const strange: Made<Place> = ['beyond', () => around.strangePlace()];
  if (around.reachesAll) return [strange];
  return [
    ...(around.isManager ? [['scope', () => around.managedPlace()] as Made<Place>] : []),
    ['assigned', () => around.assignedPlace()],
    ['assigned', () => around.publicPlace()],
    strange,
  ];
}

/** Whose time in which place: of every relation that tracked time can have to the actor. */
export function timeOf(around: Surroundings): Made<Place & { user_id: number }>[] {
  const { actor, colleagueId, myId } = around;
  const own = async () => ({ ...(await around.publicPlace()), user_id: myId });
  const stranger = async (place: Place) => ({ ...place, user_id: await around.stranger() });
  if (around.reachesAll)
    return [
      ['own', own],
      ['beyond', async () => stranger(await around.strangePlace())],
    ];
  const shared = async () => ({ ...(await around.assignedPlace()), user_id: colleagueId });
  if (!around.isManager)
    return [
      ['own', own],
      ['beyond', shared],
    ];
  // A project manager manages time by its project, the others by whose it is (help-manager).
  const beyond = async () =>
    actor === 'project-manager'
      ? { ...(await around.publicPlace()), user_id: colleagueId }
      : stranger(await around.managedPlace());
  return [
    ['own', own],
    ['scope', async () => ({ ...(await around.managedPlace()), user_id: colleagueId })],
    ['beyond', beyond],
  ];
}
