import { type Actor, contract, type Permission } from '../../fixtures/contract.ts';
import type { Fields, Kind } from '../../fixtures/oracle.ts';

/** A field that not everyone sees who sees the record: and where it is found. */
export interface HiddenField {
  /** As titles name it. */
  what: string;
  kind: Kind;
  field: string;
  /** For a rule about some of the records only. */
  applies?(record: Fields): boolean;
  /** Where the rule is judged on another record than the one that has the field. */
  judgedOn?: Kind;
  /** The relation that has to be embedded for the field to be there at all. */
  load?: string;
}

const isNonBillable = (project: Fields): boolean => project.billing_type === 'non_billable';

export const HIDDEN_FIELDS: HiddenField[] = [
  { what: 'cost of an entry', kind: 'entry', field: 'cost' },
  { what: 'profit of an entry', kind: 'entry', field: 'profit' },
  { what: 'revenue of an entry', kind: 'entry', field: 'revenue' },
  { what: 'client id of an entry', kind: 'entry', field: 'client_id', judgedOn: 'project' },
  { what: 'hourly cost of a member', kind: 'member', field: 'hourly_cost' },
  { what: 'hourly rate of a member', kind: 'member', field: 'hourly_rate' },
  { what: 'internal cost of a client', kind: 'client', field: 'cost' },
  { what: 'hourly rate of a project', kind: 'project', field: 'hourly_rate' },
  {
    what: 'amount of a non-billable project',
    kind: 'project',
    field: 'budget_amount',
    applies: isNonBillable,
  },
  {
    what: 'amount of a billable project',
    kind: 'project',
    field: 'budget_amount',
    applies: (project) => !isNonBillable(project),
  },
  { what: "progress of a project's budget", kind: 'project', field: 'budget_progress' },
  { what: 'client id of a project', kind: 'project', field: 'client_id' },
  { what: 'embedded client of a project', kind: 'project', field: 'client', load: 'client' },
  { what: 'budget minutes of a project', kind: 'project', field: 'budget_minutes' },
  { what: 'budget minutes of a phase', kind: 'phase', field: 'budget_minutes' },
];

/** Who sees the field, as the contract document has it. No source documents it of any field. */
export function visibilityOf(what: string, actor: Actor): Permission {
  const hidden = HIDDEN_FIELDS.find((each) => each.what === what);
  if (!hidden) throw new Error(`no hidden field is called "${what}"`);
  return ruleOf(hidden)?.permissions[actor] ?? { access: ['all'], source: 'guess: nothing hides it' };
}

/** The rule of the contract document: the one for its billing type, or the last. */
function ruleOf({ kind, field, applies }: HiddenField) {
  const rules = contract.visibility(kind.charAt(0).toUpperCase() + kind.slice(1))[field] ?? [];
  const billingOf = ({ when }: (typeof rules)[number]) => ({ billing_type: when?.billing_type?.[0] });
  return rules.find((rule) => applies?.(billingOf(rule)) ?? true);
}

/** The operations that show records of a kind, and the embedding in projects that shows them as well. */
export interface Locations {
  list: string;
  read: string;
  embedding?: 'phases' | 'client';
}

export const SHOWN_BY: Partial<Record<Kind, Locations>> = {
  member: { list: 'listMembers', read: 'getMember' },
  client: { list: 'listClients', read: 'getClient', embedding: 'client' },
  project: { list: 'listProjects', read: 'getProject' },
  phase: { list: 'listPhases', read: 'getPhase', embedding: 'phases' },
  entry: { list: 'listEntries', read: 'getEntry' },
};
