import type { Fields } from '../../fixtures/oracle.ts';
import type { RelatedRecords } from '../../fixtures/related-records.ts';
import { aClient } from '../../fixtures/scenarios.ts';

/** A write that sets one field which not everyone may set who may write the record. */
export interface WritableCase {
  operation: string;
  /** The schema of the body, or of the items in it, and the field. */
  schema: string;
  field: string;
  /** Which of the field's rules is meant: that for a billing type, or the one for all others. */
  billing?: 'non_billable' | 'fixed_fee';
  /** What the owner gives the project beforehand, so that setting the field makes sense. */
  base?: Fields;
  /** What is sent; a create adds what it requires. */
  body(around: RelatedRecords): Fields | Promise<Fields>;
}

const aVisibleClient = (around: RelatedRecords) =>
  around.isManager ? around.managedClient() : aClient(around.owner);

function plain(
  operation: string,
  schema: string,
  field: string,
  value: unknown,
  base?: Fields,
): WritableCase {
  return { operation, schema, field, body: () => ({ [field]: value }), ...(base && { base }) };
}

/** Setting the amount of a project of this billing type. */
function amount(operation: string, schema: string, billing: 'non_billable' | 'fixed_fee'): WritableCase {
  const kind = { billing_type: billing, budget_type: 'money' };
  const sets = { budget_amount: '900.00' };
  const isCreate = operation === 'createProject';
  return {
    operation,
    schema,
    field: 'budget_amount',
    billing,
    ...(!isCreate && { base: { ...kind, budget_amount: '800.00' } }),
    body: () => (isCreate ? { ...kind, ...sets } : sets),
  };
}

const TIME_BUDGET = { budget_type: 'time', budget_minutes: 500 };

export const WRITABLE_CASES: WritableCase[] = [
  plain('createMember', 'MemberCreate', 'access_level', 'admin'),
  plain('updateMember', 'MemberUpdate', 'access_level', 'admin'),
  plain('updateMember', 'MemberUpdate', 'hourly_rate', '70.00'),
  plain('updateMember', 'MemberUpdate', 'hourly_cost', '40.00'),
  plain('createClient', 'ClientCreate', 'cost', '12.00'),
  plain('updateClient', 'ClientUpdate', 'cost', '12.00'),
  {
    operation: 'createProject',
    schema: 'ProjectCreate',
    field: 'client_id',
    body: async (around) => ({ client_id: await aVisibleClient(around) }),
  },
  plain('createProject', 'ProjectCreate', 'hourly_rate', '70.00'),
  {
    operation: 'createProject',
    schema: 'ProjectCreate',
    field: 'budget_minutes',
    body: () => ({ budget_type: 'time', budget_minutes: 600 }),
  },
  amount('createProject', 'ProjectCreate', 'non_billable'),
  amount('createProject', 'ProjectCreate', 'fixed_fee'),
  {
    operation: 'createProject',
    schema: 'ProjectPhaseCreate',
    field: 'budget_minutes',
    body: () => ({ budget_type: 'time', phases: [{ name: 'Start', budget_minutes: 60 }] }),
  },
  {
    operation: 'updateProject',
    schema: 'ProjectUpdate',
    field: 'client_id',
    body: async (around) => ({ client_id: await aVisibleClient(around) }),
  },
  plain('updateProject', 'ProjectUpdate', 'hourly_rate', '70.00'),
  plain('updateProject', 'ProjectUpdate', 'budget_minutes', 600, TIME_BUDGET),
  amount('updateProject', 'ProjectUpdate', 'non_billable'),
  amount('updateProject', 'ProjectUpdate', 'fixed_fee'),
  plain('updateProject', 'ProjectUpdate', 'is_active', 0),
  plain('createPhase', 'PhaseCreate', 'budget_minutes', 60, { budget_type: 'time' }),
  plain('updatePhase', 'PhaseUpdate', 'budget_minutes', 60, { budget_type: 'time' }),
];
