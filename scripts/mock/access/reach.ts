import type { Actor, Cells, FieldRule, ReachWord } from '../../spec/contract.ts';
import { own } from '../../spec/own.ts';
import { point } from '../faults/point.ts';
import type { ProjectRow, ResourceName, Row } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Caller } from './caller.ts';
import type { Scope } from './scopes.ts';

/** Says whether a record of a resource is within one word of reach for the caller in one of his columns. */
type Reaches = (caller: Caller, column: Actor, resource: ResourceName, row: Row) => boolean;

const WORDS: Record<ReachWord, Reaches> = {
  all: () => true,
  none: () => false,
  own: (caller, _column, resource, row) => isOwn(caller, resource, row),
  assigned: (caller, _column, resource, row) => isAssigned(caller, resource, row),
  scope: (caller, column, resource, row) => {
    const scope = caller.scope(column);
    return scope !== undefined && isInScope(scope, resource, row, caller.workspace.store);
  },
};

/** True when any of the caller's columns lets him reach the record. */
export function reaches(caller: Caller, cells: Cells, resource: ResourceName, row: Row): boolean {
  return caller.columns.some((column) =>
    (cells[column]?.reach ?? []).some((word) => WORDS[word](caller, column, resource, row)),
  );
}

/** True when the cells let the caller reach nothing at all: the call itself is refused. */
export function reachesNothing(caller: Caller, cells: Cells): boolean {
  return caller.columns.every((column) =>
    (cells[column]?.reach ?? ['none']).every((word) => word === 'none'),
  );
}

/** True when the cells let the caller reach every record, whatever it is. */
export function reachesAll(caller: Caller, cells: Cells): boolean {
  return caller.columns.some((column) => cells[column]?.reach.includes('all'));
}

export const isOwn = point(function isOwn(caller: Caller, resource: ResourceName, row: Row): boolean {
  if (resource === 'member' || resource === 'entry' || resource === 'timer') return row.user_id === caller.id;
  const project = projectOf(resource, row, caller.workspace.store);
  return project !== undefined && isOn(caller.id, project);
});

export const isAssigned = point(function isAssigned(
  caller: Caller,
  resource: ResourceName,
  row: Row,
): boolean {
  const project = projectOf(resource, row, caller.workspace.store);
  return project !== undefined && (project.is_public === 1 || isOn(caller.id, project));
});

export const isInScope = point(function isInScope(
  scope: Scope,
  resource: ResourceName,
  row: Row,
  store: Store,
): boolean {
  switch (resource) {
    case 'group':
      return scope.groups.has(row.group_id as number);
    case 'member':
      return scope.people.has(row.user_id as number);
    case 'entry':
    case 'timer':
      return scope.timeBy === 'person'
        ? scope.people.has(row.user_id as number)
        : scope.projects.has(row.project_id as number);
    case 'client':
      return [...scope.projects].some((id) => store.tables.project.get(id)?.client_id === row.client_id);
    case 'project':
      // A project that is being created has no id yet; the groups it will belong to decide.
      return scope.projects.has(row.project_id as number) || isLinked(row as unknown as ProjectRow, scope);
    default:
      return scope.projects.has(row.project_id as number);
  }
});

function isLinked(project: ProjectRow, scope: Scope): boolean {
  return project.group_ids.some((id) => scope.groups.has(id));
}

function projectOf(resource: ResourceName, row: Row, store: Store): ProjectRow | undefined {
  if (resource === 'project') return row as unknown as ProjectRow;
  return store.tables.project.get(row.project_id as number);
}

const isOn = (userId: number, project: ProjectRow): boolean =>
  project.members.some((each) => each.user_id === userId);

/** True when the first of a field's rules that fits the record lets the caller reach it. */
export function fits(caller: Caller, rules: FieldRule[], resource: ResourceName, row: Row): boolean {
  const rule = ruleFor(rules, row);
  return rule === undefined || reaches(caller, rule.cells, resource, row);
}

/** The first of a field's rules that fits the record: the one that decides. */
export function ruleFor(rules: FieldRule[], row: Row): FieldRule | undefined {
  return rules.find(({ when }) => matchesWhen(when, row));
}

function matchesWhen(when: FieldRule['when'], row: Row): boolean {
  return Object.entries(when ?? {}).every(([field, values]) =>
    values.includes(own(row, field) as string | number),
  );
}
