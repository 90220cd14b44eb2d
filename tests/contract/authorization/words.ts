import type { Actor, Permission } from '../../fixtures/contract.ts';
import type { Kind } from '../../fixtures/oracle.ts';
import { CALL } from './operations.ts';

type AccessRow = Permission['access'];

/** "project manager". */
export function nameOf(actor: Actor): string {
  return actor.replace('-', ' ');
}

const NOUN: Record<Kind, [one: string, many: string]> = {
  member: ['member', 'members'],
  client: ['client', 'clients'],
  group: ['group', 'groups'],
  project: ['project', 'projects'],
  phase: ['phase', 'phases'],
  phaseCategory: ['phase category', 'phase categories'],
  entry: ['entry', 'entries'],
  timer: ['timer', 'timers'],
  todo: ['todo', 'todos'],
};

/** What each of the managers manages, by kind of record. */
const MANAGED: Partial<Record<Actor, Partial<Record<Kind, string>>>> = {
  'group-manager': {
    member: 'the members of the groups they manage',
    client: 'the clients of the groups they manage',
    group: 'the groups they manage',
    project: 'the projects of the groups they manage',
    entry: 'the entries of the people in the groups they manage',
  },
  'project-manager': {
    member: 'the members of the projects they manage',
    client: 'the clients of the projects they manage',
    project: 'the projects they manage',
    entry: 'the entries of the projects they manage',
  },
  'direct-manager': {
    member: 'the members below them',
    client: 'the clients that the people below them work for',
    project: 'the projects of the people below them',
    entry: 'the entries of the people below them',
  },
};

/** "project manager lists the entries of the projects they manage and their own", or that they cannot. */
export function titleOf(operationId: string, actor: Actor, access: AccessRow): string {
  const call = CALL[operationId];
  if (!call) return `missing authorization test: ${operationId}`;
  if (access.includes('none')) return `${nameOf(actor)} cannot ${call.to}`;
  if (call.path === 'me') return `${nameOf(actor)} reads their own profile`;
  if (operationId.startsWith('create')) return `${nameOf(actor)} ${creating(operationId, actor, access)}`;
  return `${nameOf(actor)} ${call.does} ${whichOf(call.kind, actor, access)}`;
}

/** "member who tries to create a client gets 403". */
export function rejectionOf(operationId: string, actor: Actor, status: number): string {
  return `${nameOf(actor)} who tries to ${CALL[operationId]?.to} gets ${status}`;
}

/** "project manager can archive a project, of those they manage only", for the rows that are no operation. */
export function canOrCannot(what: string, actor: Actor, access: AccessRow): string {
  if (access.includes('none')) return `${nameOf(actor)} cannot ${what}`;
  return `${nameOf(actor)} can ${what}${access.includes('managed') ? ', within what they manage only' : ''}`;
}

/** "admin never sees the cost of an entry". */
export function visibleOrNever(what: string, actor: Actor, access: AccessRow): string {
  if (access.includes('none')) return `${nameOf(actor)} never sees the ${what}`;
  const where = {
    all: '',
    own: 'on projects they are on',
    managed: 'within what they manage',
    assigned: '',
    none: '',
  };
  const limits = access.map((word) => where[word]).filter((limit) => limit !== '');
  return `${nameOf(actor)} sees the ${what}${limits.length > 0 ? ` only ${limits.join(' and ')}` : ''}`;
}

/** Which records an access value covers: "only their own entries". */
export function whichOf(kind: Kind, actor: Actor, access: AccessRow): string {
  const [one, many] = NOUN[kind];
  if (access.includes('all')) return `every ${one}`;
  const parts = access.map((word) => {
    if (word === 'managed') return managed(kind, actor);
    if (word === 'assigned') return assigned(kind);
    return kind === 'member'
      ? 'themselves'
      : kind === 'project'
        ? 'the projects they are on'
        : `their own ${many}`;
  });
  const order = ['the ', 'thei', 'them'];
  parts.sort((a, b) => order.indexOf(a.slice(0, 4)) - order.indexOf(b.slice(0, 4)));
  const joined = parts.join(' and ');
  return `only ${joined.replace(` and the ${many} of `, ' and those of ').replace(` and their own ${many}`, ' and their own')}`;
}

function managed(kind: Kind, actor: Actor): string {
  const phrases = MANAGED[actor] ?? {};
  return phrases[kind] ?? `the ${NOUN[kind][1]} of ${phrases.project ?? 'what they manage'}`;
}

function assigned(kind: Kind): string {
  const projects = 'the projects they are on and public ones';
  return kind === 'project' ? projects : `the ${NOUN[kind][1]} of ${projects}`;
}

/** On a create, access says for whom or into what. */
function creating(operationId: string, actor: Actor, access: AccessRow): string {
  const { does, to, kind } = CALL[operationId] as (typeof CALL)[string];
  if (operationId === 'createEntry') return `creates entries ${forWhom(actor, access)}`;
  if (operationId === 'createTimer') return 'starts timers for themselves only';
  if (access.includes('all')) return `${does} ${to.slice(to.indexOf(' ') + 1)}`;
  if (kind === 'project') return 'creates projects in the groups they manage';
  return `creates ${NOUN[kind][1]} only in ${managed('project', actor)}`;
}

function forWhom(actor: Actor, access: AccessRow): string {
  if (access.includes('all')) return 'for everyone';
  if (!access.includes('managed')) return 'for themselves only';
  const others = managed('entry', actor).replace('the entries of ', '');
  return `for themselves and ${actor === 'project-manager' ? `in ${others}` : `for ${others}`} only`;
}
