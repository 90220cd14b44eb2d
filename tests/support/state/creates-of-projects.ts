import { aCategory, aClient, aProject, freshName } from '../scenarios.ts';
import type { World } from '../world.ts';
import type { Fields } from './change.ts';
import type { Create, Today } from './create.ts';

export async function createPhase(world: World): Promise<Create> {
  const owner = world.as('owner');
  const project_id = await aProject(owner, { budget_type: 'time' });
  const one = { name: freshName('phase') };
  const phase_category_id = await aCategory(owner);
  const other = { name: freshName('phase'), is_open: 0, phase_category_id, budget_minutes: 90 };
  const nothing = { is_open: 1, phase_category_id: null, budget_minutes: null };
  return {
    ids: [project_id],
    least: { body: one, reads: { ...one, project_id, ...nothing } },
    most: { body: other, reads: { ...other, project_id } },
  };
}

export async function createProject(world: World, { now }: Today): Promise<Create> {
  const owner = world.as('owner');
  const dates = { created_date: now, updated_date: now };
  const one = { name: freshName('project') };
  const other = {
    name: freshName('project'),
    color: '#0a1B2c',
    client_id: await aClient(owner),
    is_public: 1,
    billing_type: 'fixed_fee',
    hourly_rate: '95.50',
    budget_type: 'time',
    budget_minutes: 6000,
    budget_recurrence: 'monthly',
  };
  const lists = {
    members: [{ user_id: world.userId('member'), is_pm: 1, budget_minutes: 600 }],
    phases: [
      { name: 'First', phase_category_id: await aCategory(owner), budget_minutes: 90 },
      { name: 'Second' },
    ],
  };
  return {
    least: { body: one, reads: { ...one, ...PLAIN_PROJECT, ...dates } },
    most: {
      body: { ...other, ...lists, budget_amount: null },
      reads: { ...other, is_active: 1, is_billable: 1, budget_amount: null, budget_progress: 0, ...dates },
    },
  };
}

const PLAIN_PROJECT: Fields = {
  client_id: null,
  is_active: 1,
  is_public: 0,
  billing_type: 'time_and_material',
  is_billable: 1,
  hourly_rate: null,
  budget_type: 'none',
  budget_minutes: null,
  budget_amount: null,
  budget_recurrence: 'none',
  budget_progress: null,
};
