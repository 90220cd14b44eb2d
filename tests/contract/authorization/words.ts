import type { Actor, Cell } from '../../fixtures/contract.ts';
import type { Kind } from '../../fixtures/oracle-facts.ts';
import { DOING } from './operations.ts';

type Reach = Cell['reach'];

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
    member: 'the members of the groups he manages',
    client: 'the clients of the groups he manages',
    group: 'the groups he manages',
    project: 'the projects of the groups he manages',
    entry: 'the entries of the people in the groups he manages',
  },
  'project-manager': {
    member: 'the members of the projects he manages',
    client: 'the clients of the projects he manages',
    project: 'the projects he manages',
    entry: 'the entries of the projects he manages',
  },
  'direct-manager': {
    member: 'the members below him',
    client: 'the clients that the people below him work for',
    project: 'the projects of the people below him',
    entry: 'the entries of the people below him',
  },
};

/** "project manager lists the entries of the projects he manages and his own", or that he cannot. */
export function sentenceOf(operationId: string, actor: Actor, reach: Reach): string {
  const doing = DOING[operationId];
  if (!doing) return `missing authorization test: ${operationId}`;
  if (reach.includes('none')) return `${nameOf(actor)} cannot ${doing.to}`;
  if (doing.way === 'me') return `${nameOf(actor)} reads his own profile`;
  if (operationId.startsWith('create')) return `${nameOf(actor)} ${creating(operationId, actor, reach)}`;
  return `${nameOf(actor)} ${doing.does} ${whichOf(doing.kind, actor, reach)}`;
}

/** "member who tries to create a client gets 403". */
export function refusalOf(operationId: string, actor: Actor, status: number): string {
  return `${nameOf(actor)} who tries to ${DOING[operationId]?.to} gets ${status}`;
}

/** "project manager can archive a project, of those he manages only", for the rows that are no operation. */
export function canOrCannot(what: string, actor: Actor, reach: Reach): string {
  if (reach.includes('none')) return `${nameOf(actor)} cannot ${what}`;
  return `${nameOf(actor)} can ${what}${reach.includes('scope') ? ', within what he manages only' : ''}`;
}

/** "admin never sees the cost of an entry". */
export function seesOrNever(what: string, actor: Actor, reach: Reach): string {
  if (reach.includes('none')) return `${nameOf(actor)} never sees the ${what}`;
  const where = {
    all: '',
    own: 'on projects he is on',
    scope: 'within what he manages',
    assigned: '',
    none: '',
  };
  const limits = reach.map((word) => where[word]).filter((limit) => limit !== '');
  return `${nameOf(actor)} sees the ${what}${limits.length > 0 ? ` only ${limits.join(' and ')}` : ''}`;
}

/** Which records a reach takes in: "only his own entries". */
export function whichOf(kind: Kind, actor: Actor, reach: Reach): string {
  const [one, many] = NOUN[kind];
  if (reach.includes('all')) return `every ${one}`;
  const parts = reach.map((word) => {
    if (word === 'scope') return managed(kind, actor);
    if (word === 'assigned') return assigned(kind);
    return kind === 'member' ? 'himself' : kind === 'project' ? 'the projects he is on' : `his own ${many}`;
  });
  const order = ['the', 'his', 'him'];
  parts.sort((a, b) => order.indexOf(a.slice(0, 3)) - order.indexOf(b.slice(0, 3)));
  const joined = parts.join(' and ');
  return `only ${joined.replace(` and the ${many} of `, ' and those of ').replace(` and his own ${many}`, ' and his own')}`;
}

function managed(kind: Kind, actor: Actor): string {
  const phrases = MANAGED[actor] ?? {};
  return phrases[kind] ?? `the ${NOUN[kind][1]} of ${phrases.project ?? 'what he manages'}`;
}

function assigned(kind: Kind): string {
  const projects = 'the projects he is on and public ones';
  return kind === 'project' ? projects : `the ${NOUN[kind][1]} of ${projects}`;
}

/** On a create, reach says for whom or into what. */
function creating(operationId: string, actor: Actor, reach: Reach): string {
  const { does, to, kind } = DOING[operationId] as (typeof DOING)[string];
  if (operationId === 'createEntry') return `creates entries ${forWhom(actor, reach)}`;
  if (operationId === 'createTimer') return 'starts timers for himself only';
  if (reach.includes('all')) return `${does} ${to.slice(to.indexOf(' ') + 1)}`;
  if (kind === 'project') return 'creates projects in the groups he manages';
  return `creates ${NOUN[kind][1]} only in ${managed('project', actor)}`;
}

function forWhom(actor: Actor, reach: Reach): string {
  if (reach.includes('all')) return 'for everyone';
  if (!reach.includes('scope')) return 'for himself only';
  const others = managed('entry', actor).replace('the entries of ', '');
  return `for himself and ${actor === 'project-manager' ? `in ${others}` : `for ${others}`} only`;
}
