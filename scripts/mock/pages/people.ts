import type { Actor } from '../../contract/contract.ts';
import { roles } from '../access/roles.ts';
import type { SeededActor } from '../seed.ts';
import type { MemberRow } from '../store/rows.ts';
import type { Workspace } from '../workspace.ts';

const ROLE_NAMES: Record<Actor, string> = {
  owner: 'Owner',
  admin: 'Admin',
  'group-manager': 'Group manager',
  'project-manager': 'Project manager',
  'direct-manager': 'Direct manager',
  member: 'Member',
  'other-member': 'Member',
  anonymous: 'Nobody',
};

/** The users who can log in: neither deactivated (source: help-team) nor pending [guess]. */
export function listPeople(workspace: Workspace): MemberRow[] {
  return workspace.store.tables.member.all().filter(canLogIn);
}

/** Finds the user with an actor name or an ID, if they can log in. */
export function findPerson(workspace: Workspace, name: string): MemberRow | undefined {
  const id = workspace.actors.get(name as SeededActor) ?? Number(name);
  const user = workspace.store.tables.member.get(id);
  return user && canLogIn(user) ? user : undefined;
}

/** A user's roles for display: the level, or a member's manager roles. */
export function describeRole(user: MemberRow, workspace: Workspace): string {
  const names = roles.resolveRoles(user, workspace).map((column) => ROLE_NAMES[column]);
  return names.join(', ');
}

/** The valid actor names, for error messages about an unknown user. */
export function listUserNames(workspace: Workspace): string {
  return [...workspace.actors.keys()].join(', ');
}

function canLogIn(user: MemberRow): boolean {
  return user.is_active === 1 && user.invitation_status === 'active';
}
