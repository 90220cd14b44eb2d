import { aCategory, aClient, aPlace, aProject, freshName } from '../scenarios.ts';
import type { World } from '../world.ts';
import { type Change, set, type Update } from './change.ts';

export async function updateProject(world: World): Promise<Update> {
  const owner = world.as('owner');
  const members = [
    { user_id: world.userId('member'), is_pm: 0, budget_minutes: null },
    { user_id: world.userId('admin'), is_pm: 1, budget_minutes: 90 },
  ];
  return {
    ids: [await aProject(owner)],
    changes: {
      name: set('name', freshName('renamed'), freshName('renamed')),
      color: set('color', '#0a1B2c', '#FFFFFF'),
      client_id: set('client_id', await aClient(owner), await aClient(owner), null),
      is_active: set('is_active', 0, 1),
      is_public: set('is_public', 1, 0),
      billing_type: [billing('non_billable', 0), billing('fixed_fee', 1), billing('time_and_material', 1)],
      hourly_rate: set('hourly_rate', '95.50', '96.00', null),
      budget_recurrence: set('budget_recurrence', 'weekly', 'monthly', 'none'),
      members: set('members', members, members.slice(0, 1), []),
      ...BUDGETS,
    },
  };
}

function billing(billing_type: string, is_billable: number): Change {
  return { body: { billing_type }, reads: { billing_type, is_billable } };
}

/** A project has one kind of budget at most; a change of the kind drops the figure of the other. */
const MONEY = { budget_type: 'money', budget_amount: '800.00' };
const TIME = { budget_type: 'time', budget_minutes: 600 };
const BUDGETS: Update['changes'] = {
  budget_type: [
    { body: MONEY, reads: MONEY },
    { body: { budget_type: 'none' }, reads: { budget_type: 'none', budget_amount: null } },
  ],
  budget_amount: set('budget_amount', '800.00', '900.00', null),
  budget_minutes: [
    ...set('budget_minutes', null),
    { body: TIME, reads: { ...TIME, budget_amount: null, budget_progress: 0 } },
    ...set('budget_minutes', 1200),
    { body: { budget_minutes: null }, reads: { budget_minutes: null, budget_progress: null } },
  ],
};

export async function updatePhase(world: World): Promise<Update> {
  const owner = world.as('owner');
  const [category, another] = [await aCategory(owner), await aCategory(owner)];
  const { project_id, phase_id } = await aPlace(owner, { budget_type: 'time' });
  return {
    ids: [project_id, phase_id],
    changes: {
      name: set('name', freshName('renamed'), freshName('renamed')),
      is_open: set('is_open', 0, 1),
      phase_category_id: set('phase_category_id', category, another, null),
      budget_minutes: set('budget_minutes', 90, 95, null),
    },
  };
}
