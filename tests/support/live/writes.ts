import { OWN_KINDS, type OwnKind, resourceOf } from '../../../scripts/live/resources.ts';
import { contract } from '../contract.ts';
import { ledger } from './own.ts';
import type { Asked } from './request-at.ts';
import { live } from './settings.ts';

/** Fields of a body that name other records, and the kind of these. */
const REFERENCES: Record<string, OwnKind> = {
  project_id: 'project',
  phase_id: 'phase',
  client_id: 'client',
  phase_category_id: 'phaseCategory',
};
/** Fields that name people, or records that a run cannot make. */
const OF_OTHERS = ['user_id', 'todo_id', 'members', 'member_ids', 'manager_ids', 'project_ids', 'group_id'];

const KIND_OF_TAG: Record<string, OwnKind> = {
  Clients: 'client',
  Groups: 'group',
  Projects: 'project',
  Phases: 'phase',
  'Phase categories': 'phaseCategory',
  Entries: 'entry',
  Timers: 'timer',
};

/** The kind of record that an operation makes, if it makes one. */
export function kindMadeBy({ operation }: Asked): OwnKind | undefined {
  return OWN_KINDS.find((kind) => resourceOf(kind).create === operation.id);
}

/** Why the run may not send this write; undefined when it may. */
export function whyNotToWrite(asked: Asked): string | undefined {
  if (!ledger) return 'writes, and there is no token of an owner or admin whose id is known';
  const { operation, values, body } = asked;
  if (operation.tag === 'Members') return 'never writes to members: they get mail and take licences';
  const kind = KIND_OF_TAG[operation.tag];
  if (kind === undefined) return 'writes to what no run may write to';
  if (kindMadeBy(asked) && !contract.byId.has(resourceOf(kind).remove))
    return 'would make what no operation of the contract document takes away again';
  const reason = whyNotThisBody(kind, kindMadeBy(asked) !== undefined, body);
  if (reason !== undefined) return reason;
  const ids = values.map(Number);
  if (kind === 'phase' && !isOwn('project', ids[0]))
    return 'would change a project that this run did not make';
  if (kindMadeBy(asked) || isOwn(kind, ids.at(-1))) return undefined;
  return 'would change a record that this run did not make';
}

/** A record shows whose it is, before and after a change, and refers to nothing but what the run has made. */
function whyNotThisBody(kind: OwnKind, isNew: boolean, body: Asked['body']): string | undefined {
  const { mark } = resourceOf(kind);
  const isMarked = mark in body ? String(body[mark]).includes(live?.run ?? '') : !isNew;
  if (!isMarked) return "would leave a record that does not show the run's id";
  const foreign = Object.entries(body).find(([field, value]) => {
    const referred = REFERENCES[field];
    if (referred) return value !== null && !isOwn(referred, value);
    return OF_OTHERS.includes(field) && ![null, undefined].includes(value as null) && !isEmpty(value);
  });
  return foreign && `would set ${foreign[0]} to what this run did not make`;
}

function isOwn(kind: OwnKind, id: unknown): boolean {
  return typeof id === 'number' && ledger?.own(kind, id) !== undefined;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
