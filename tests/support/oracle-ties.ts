import type { SignedIn } from './contract.ts';
import type { Facts, Fields, Kind } from './oracle-facts.ts';

/** How a record belongs to a user: what he manages, what he is assigned to, his own. */
export type Tie = 'scope' | 'assigned' | 'own';

/** What the user has to do with people and projects, by the facts that the owner sees. */
interface Range {
  userId: number;
  /** Projects that he is on, and public ones. */
  ownProjects: Set<unknown>;
  publicProjects: Set<unknown>;
  /** What he manages. */
  groups: Set<unknown>;
  people: Set<unknown>;
  projects: Set<unknown>;
  /** Tracked time is managed by its project, or by whose it is (help-manager). */
  timeOf: 'project_id' | 'user_id';
}

/** Works out how records belong to one actor. */
export function tiesFor(
  facts: Facts,
  actor: SignedIn,
  userId: number,
): (kind: Kind, record: Fields) => Tie[] {
  const range: Range = {
    userId,
    ownProjects: ids(facts.project.filter((project) => isOn(project, [userId]))),
    publicProjects: ids(facts.project.filter((project) => project.is_public === 1)),
    ...managed(facts, actor, userId),
  };
  return (kind, record) => {
    const ties: Tie[] = [];
    if (isManaged(range, facts, kind, record)) ties.push('scope');
    if (kind === 'member' || kind === 'entry' || kind === 'timer') {
      if (record.user_id === userId) ties.push('own');
    } else if (kind === 'project' || kind === 'phase' || kind === 'todo') {
      if (range.ownProjects.has(record.project_id)) ties.push('own', 'assigned');
      else if (range.publicProjects.has(record.project_id)) ties.push('assigned');
    }
    return ties;
  };
}

type Managed = Pick<Range, 'groups' | 'people' | 'projects' | 'timeOf'>;

function managed(facts: Facts, actor: SignedIn, userId: number): Managed {
  if (actor === 'group-manager') {
    const groups = facts.group.filter((group) => group.manager_ids.includes(userId));
    const people = new Set<unknown>(groups.flatMap((group) => group.member_ids));
    const projects = new Set<unknown>(groups.flatMap((group) => group.project_ids));
    return { groups: new Set(groups.map((group) => group.group_id)), people, projects, timeOf: 'user_id' };
  }
  if (actor === 'project-manager') {
    const projects = facts.project.filter(({ members }) =>
      members?.some((each) => each.user_id === userId && each.is_pm === 1),
    );
    const people = new Set<unknown>(
      projects.flatMap(({ members = [] }) => members.map((each) => each.user_id)),
    );
    return { groups: new Set(), people, projects: ids(projects), timeOf: 'project_id' };
  }
  const people = actor === 'direct-manager' ? everyoneBelow(facts, userId) : [];
  const projects = ids(facts.project.filter((project) => isOn(project, people)));
  return { groups: new Set(), people: new Set(people), projects, timeOf: 'user_id' };
}

/** Those who report to him and everyone who reports to them, all the way down. */
function everyoneBelow(facts: Facts, userId: number): number[] {
  const reports = facts.member.filter((member) => member.manager_id === userId);
  return reports.flatMap(({ user_id }) => [user_id, ...everyoneBelow(facts, user_id)]);
}

function isManaged(range: Range, facts: Facts, kind: Kind, record: Fields): boolean {
  switch (kind) {
    case 'member':
      return range.people.has(record.user_id);
    case 'group':
      return range.groups.has(record.group_id);
    case 'client':
      return facts.project.some(
        (project) => project.client_id === record.client_id && range.projects.has(project.project_id),
      );
    case 'entry':
      return range[range.timeOf === 'user_id' ? 'people' : 'projects'].has(record[range.timeOf]);
    case 'timer':
    case 'phaseCategory':
      return false;
    default:
      return range.projects.has(record.project_id);
  }
}

function isOn({ members = [] }: Facts['project'][number], userIds: number[]): boolean {
  return members.some(({ user_id }) => userIds.includes(user_id));
}

function ids(projects: Facts['project']): Set<unknown> {
  return new Set(projects.map(({ project_id }) => project_id));
}
