import { Problem } from '../problems.ts';
import type { ProjectMember, ProjectRow, Row } from '../store/rows.ts';
import type { Context } from './resource.ts';

/** Lists the users of a project that the caller can see. */
export function visibleMembers(row: ProjectRow, { contract, caller, policies }: Context): ProjectMember[] {
  const { findVisible } = policies.visibility;
  return row.members.filter((each) => findVisible(contract, caller, 'member', each.user_id));
}

/**
 * The users of a project after a write. The input replaces the users that the caller can see [guess]; hidden users and
 * omitted fields of a user stay unchanged. A new project also keeps its initial users.
 */
export function mergeMembers(
  input: (Partial<ProjectMember> & { user_id: number })[],
  before: ProjectMember[] | undefined,
  initialMembers: ProjectMember[] = [],
  { contract, caller, policies }: Context,
): ProjectMember[] {
  const existing = before ?? initialMembers;
  const named = input.map((each) => ({ ...(findMember(existing, each.user_id) ?? NEW_MEMBER), ...each }));
  const stays = before
    ? (each: ProjectMember) => !policies.visibility.findVisible(contract, caller, 'member', each.user_id)
    : () => true;
  return [...existing.filter((each) => !findMember(named, each.user_id) && stays(each)), ...named];
}

const NEW_MEMBER = { is_pm: 0, budget_minutes: null } as const;

function findMember(members: ProjectMember[], userId: number): ProjectMember | undefined {
  return members.find(({ user_id }) => user_id === userId);
}

/**
 * Rejects a change of the project managers by callers who may not archive the project [guess]: direct managers may edit
 * projects, and could otherwise make themselves project managers.
 */
export function rejectAppointment(
  row: ProjectRow,
  before: ProjectRow | undefined,
  { contract, caller, policies }: Context,
): void {
  if (!before || joinManagerIds(row) === joinManagerIds(before)) return;
  const archiving = contract.writability('ProjectUpdate').is_active ?? [];
  if (!policies.permission.allowsField(caller, archiving, 'project', before as unknown as Row))
    throw new Problem('forbidden');
}

function joinManagerIds({ members }: ProjectRow): string {
  const ids = members.filter(({ is_pm }) => is_pm === 1).map(({ user_id }) => user_id);
  return ids.sort((a, b) => a - b).join();
}
