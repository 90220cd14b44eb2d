import { type Actor, contract, type Permission } from '../../fixtures/contract.ts';

const NOBODY: Permission = { access: ['none'], source: 'article' };
const OWN: Permission = { access: ['own'], source: 'article' };

/**
 * The access that a source documents, written out: a wrong word in the contract document is found by comparing the
 * two. Everything else is assumed, stands once, in the overlay, and is read from the contract document.
 */
const DOCUMENTED: Record<string, Partial<Record<Actor, Permission>>> = {
  createClient: { member: NOBODY, 'other-member': NOBODY },
  listEntries: { member: OWN, 'other-member': OWN },
};

/** What a source documents of an actor's access to an operation; undefined where none does. */
export function documentedAccess(operationId: string, actor: Actor): Permission | undefined {
  return actor === 'anonymous' ? NOBODY : DOCUMENTED[operationId]?.[actor];
}

/** A part of an operation that not everyone may use who may use the operation. */
type Part = (actor: Actor) => Permission | undefined;

const PARTS = {
  'deactivate a member': settingField('updateMember', 'MemberUpdate', 'is_active'),
  'set an hourly rate': settingField('updateMember', 'MemberUpdate', 'hourly_rate'),
  'set an hourly cost': settingField('updateMember', 'MemberUpdate', 'hourly_cost'),
  'archive a project': settingField('updateProject', 'ProjectUpdate', 'is_active'),
  'create an entry for themselves': (actor) =>
    narrowed(actor, (access) => [includesOwn(access) ? 'own' : 'none']),
  'create an entry for another': (actor) => narrowed(actor, withoutOwn),
  'edit a locked entry': (actor) => contract.byId.get('updateEntry')?.accessWhenLocked?.[actor],
} satisfies Record<string, Part>;
export type PartName = keyof typeof PARTS;

/** Who may use a part of an operation, as the contract document has it. */
export function partAccess(part: PartName, actor: Actor): Permission {
  return PARTS[part](actor) ?? { access: ['none'], source: 'guess: not in the contract document' };
}

function settingField(operationId: string, schema: string, field: string): Part {
  return (actor) => {
    const whole = contract.byId.get(operationId)?.access[actor];
    const rule = contract.writability(schema)[field]?.at(-1)?.permissions[actor];
    return rule ?? whole;
  };
}

function narrowed(actor: Actor, narrow: (access: Permission['access']) => Permission['access']) {
  const whole = contract.byId.get('createEntry')?.access[actor];
  return whole && { ...whole, access: narrow(whole.access) };
}

function includesOwn(access: Permission['access']): boolean {
  return access.includes('own') || access.includes('all');
}

function withoutOwn(access: Permission['access']): Permission['access'] {
  const others = access.filter((each) => each !== 'own');
  return others.length > 0 ? others : ['none'];
}
