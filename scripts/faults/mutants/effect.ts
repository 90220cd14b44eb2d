import type { AccessValue, Actor, Contract, Operation } from '../../contract/contract.ts';
import { readingOperation } from '../../mock/access/visibility.ts';
import { HANDLERS } from '../../mock/resources/index.ts';
import type { ResourceName } from '../../mock/store/rows.ts';

/*
 * Two access values can be equivalent for an actor: project managers are on the projects that they manage, and actors
 * who see only their own timers stop no others. A change without an effect is not a defect, so there is no mutant for
 * it.
 */

const BY_PROJECT: ResourceName[] = ['project', 'phase', 'todo'];
const OF_TIME: ResourceName[] = ['entry', 'timer'];
const BY_USER: ResourceName[] = ['member', 'entry', 'timer'];

/** The resource of an operation. */
export function findResourceName({ id }: Operation): ResourceName {
  const name = HANDLERS.get(id)?.resource.name;
  if (!name) throw new Error(`${id} has no resource`);
  return name;
}

/**
 * The access, restricted to what the actor can see of the resource, with every value that it implies; `-` if the
 * request is rejected.
 */
export function resourceEffect(
  contract: Contract,
  name: ResourceName,
  actor: Actor,
  values: AccessValue[],
): string {
  if (values.includes('none')) return '-';
  const views = actorViews(contract, name, actor).map((view) => expandAccess(name, actor, view));
  return [...views.reduce(both, expandAccess(name, actor, values))].sort().join('+');
}

/** The same for an operation; the view itself is not restricted by a view. */
export function operationEffect(
  contract: Contract,
  operation: Operation,
  actor: Actor,
  values: AccessValue[],
): string {
  const name = findResourceName(operation);
  const definesView = operation === readingOperation(contract, name) || operation.id.startsWith('list');
  if (!definesView) return resourceEffect(contract, name, actor, values);
  if (values.includes('none')) return '-';
  const parents =
    name === 'phase' ? [expandAccess('phase', actor, actorView(contract, 'project', actor))] : [];
  return [...parents.reduce(both, expandAccess(name, actor, values))].sort().join('+');
}

function actorViews(contract: Contract, name: ResourceName, actor: Actor): AccessValue[][] {
  const view = actorView(contract, name, actor);
  return name === 'phase' ? [view, actorView(contract, 'project', actor)] : [view];
}

/** The actor's view of a resource in the mock: all of it, if no operation reads such records. */
function actorView(contract: Contract, name: ResourceName, actor: Actor): AccessValue[] {
  return readingOperation(contract, name)?.access[actor].access ?? ['all'];
}

/** The access values that include something, with those that they imply. */
export function expandAccess(name: ResourceName, actor: Actor, values: AccessValue[]): Set<AccessValue> {
  if (values.includes('none')) return new Set();
  if (values.includes('all')) return new Set(['all', 'managed', 'assigned', 'own']);
  const found = new Set(values.filter((value) => includes(name, actor, value)));
  if (BY_PROJECT.includes(name) && found.has('assigned')) found.add('own');
  // Users track time on projects that they are assigned to, unless they can see every project.
  const isVisibleToAll = actor === 'owner' || actor === 'admin';
  if (OF_TIME.includes(name) && found.has('assigned') && !isVisibleToAll) found.add('own');
  if (actor !== 'project-manager') return found;
  // Managers of a project are among its members.
  if (BY_PROJECT.includes(name) && found.has('own')) found.add('managed');
  if (name === 'member' && found.has('managed')) found.add('own');
  return found;
}

function includes(name: ResourceName, actor: Actor, value: AccessValue): boolean {
  if (value === 'managed') {
    if (name === 'phaseCategory' || !actor.endsWith('-manager')) return false;
    return name !== 'group' || actor === 'group-manager';
  }
  if (value === 'own') return BY_USER.includes(name) || BY_PROJECT.includes(name);
  return BY_PROJECT.includes(name) || OF_TIME.includes(name);
}

function both(a: Set<AccessValue>, b: Set<AccessValue>): Set<AccessValue> {
  return new Set([...a].filter((value) => b.has(value)));
}
