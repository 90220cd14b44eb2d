import type { AccessValue, Actor, Contract, Operation } from '../../contract/contract.ts';
import { findReadingOperation } from '../../mock/access/visibility.ts';
import { HANDLERS } from '../../mock/resources/index.ts';
import type { ResourceName } from '../../mock/store/rows.ts';

/*
 * Two access values can be equivalent for an actor: project managers are members of the projects that they manage, and
 * actors who see only their own timers cannot stop other timers. There are no mutants for changes without an effect.
 */

const PROJECT_RESOURCES: ResourceName[] = ['project', 'phase', 'todo'];
const TIME_RESOURCES: ResourceName[] = ['entry', 'timer'];
const USER_RESOURCES: ResourceName[] = ['member', 'entry', 'timer'];

/** Finds the resource of an operation. */
export function findResourceName({ id }: Operation): ResourceName {
  const name = HANDLERS.get(id)?.resource.name;
  if (!name) throw new Error(`${id} has no resource`);
  return name;
}

/**
 * The access to the records that the actor can see, as a list of all implied access values; `-` if the request is
 * rejected.
 */
export function computeResourceEffect(
  contract: Contract,
  name: ResourceName,
  actor: Actor,
  values: AccessValue[],
): string {
  if (values.includes('none')) return '-';
  const views = listActorViews(contract, name, actor).map((view) => expandAccess(name, actor, view));
  return [...views.reduce(intersect, expandAccess(name, actor, values))].sort().join('+');
}

/**
 * The effect of an access to an operation. Operations that define what the actor can see are not restricted further.
 */
export function computeOperationEffect(
  contract: Contract,
  operation: Operation,
  actor: Actor,
  values: AccessValue[],
): string {
  const name = findResourceName(operation);
  const definesView = operation === findReadingOperation(contract, name) || operation.id.startsWith('list');
  if (!definesView) return computeResourceEffect(contract, name, actor, values);
  if (values.includes('none')) return '-';
  const parents =
    name === 'phase' ? [expandAccess('phase', actor, getActorView(contract, 'project', actor))] : [];
  return [...parents.reduce(intersect, expandAccess(name, actor, values))].sort().join('+');
}

function listActorViews(contract: Contract, name: ResourceName, actor: Actor): AccessValue[][] {
  const view = getActorView(contract, name, actor);
  return name === 'phase' ? [view, getActorView(contract, 'project', actor)] : [view];
}

/** The actor's access to the operation that reads the resource; all records if there is no such operation. */
function getActorView(contract: Contract, name: ResourceName, actor: Actor): AccessValue[] {
  return findReadingOperation(contract, name)?.access[actor].access ?? ['all'];
}

/** The access values that match records for this actor, including the implied values. */
export function expandAccess(name: ResourceName, actor: Actor, values: AccessValue[]): Set<AccessValue> {
  if (values.includes('none')) return new Set();
  if (values.includes('all')) return new Set(['all', 'managed', 'assigned', 'own']);
  const found = new Set(values.filter((value) => includes(name, actor, value)));
  if (PROJECT_RESOURCES.includes(name) && found.has('assigned')) found.add('own');
  // Users track time on projects that they are assigned to, unless they can see every project.
  const isVisibleToAll = actor === 'owner' || actor === 'admin';
  if (TIME_RESOURCES.includes(name) && found.has('assigned') && !isVisibleToAll) found.add('own');
  if (actor !== 'project-manager') return found;
  // Managers of a project are also its members.
  if (PROJECT_RESOURCES.includes(name) && found.has('own')) found.add('managed');
  if (name === 'member' && found.has('managed')) found.add('own');
  return found;
}

function includes(name: ResourceName, actor: Actor, value: AccessValue): boolean {
  if (value === 'managed') {
    if (name === 'phaseCategory' || !actor.endsWith('-manager')) return false;
    return name !== 'group' || actor === 'group-manager';
  }
  if (value === 'own') return USER_RESOURCES.includes(name) || PROJECT_RESOURCES.includes(name);
  return PROJECT_RESOURCES.includes(name) || TIME_RESOURCES.includes(name);
}

function intersect(a: Set<AccessValue>, b: Set<AccessValue>): Set<AccessValue> {
  return new Set([...a].filter((value) => b.has(value)));
}
