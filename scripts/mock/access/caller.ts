import type { Actor } from '../../spec/contract.ts';
import { point } from '../faults/point.ts';
import type { MemberRow } from '../store/rows.ts';
import type { Workspace } from '../workspace.ts';
import { managesGroups, managesPeople, managesProjects, type Role, type Scope, scopeOf } from './scopes.ts';

/** A user of a workspace, and the columns of the access table that speak for him. */
export class Caller {
  readonly #scopes = new Map<Actor, Scope>();
  #columns: Actor[] | undefined;

  constructor(
    readonly user: MemberRow,
    readonly workspace: Workspace,
  ) {}

  get id(): number {
    return this.user.user_id;
  }

  /** The same user once more: what he manages may be more or less after his own write. */
  afresh(): Caller {
    return new Caller(this.user, this.workspace);
  }

  /** Owner and Admin have one column; a member has those of his roles, or else the plain member's. */
  get columns(): Actor[] {
    this.#columns ??= columnsOf(this.user, this.workspace);
    return this.#columns;
  }

  /** What he manages in that role; undefined for the columns that manage nothing. */
  scope(column: Actor): Scope | undefined {
    if (!isRole(column)) return undefined;
    let scope = this.#scopes.get(column);
    if (!scope) {
      scope = scopeOf(column, this.id, this.workspace.store);
      this.#scopes.set(column, scope);
    }
    return scope;
  }
}

/** The columns of the access table that hold for a user now; roles come and go with what he manages. */
export const columnsOf = point(function columnsOf(user: MemberRow, workspace: Workspace): Actor[] {
  if (user.access_level !== 'member') return [user.access_level];
  const { store } = workspace;
  const columns: Actor[] = [];
  if (managesGroups(user.user_id, store)) columns.push('group-manager');
  if (managesProjects(user.user_id, store)) columns.push('project-manager');
  if (managesPeople(user.user_id, store)) columns.push('direct-manager');
  return columns.length > 0 ? columns : [workspace.plainMember(user.user_id)];
});

function isRole(column: Actor): column is Role {
  return column === 'group-manager' || column === 'project-manager' || column === 'direct-manager';
}
