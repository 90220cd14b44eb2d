import { addressOf, aMember, aProject, freshName } from '../scenarios.ts';
import type { World } from '../world.ts';
import type { Create, Today } from './create.ts';

export async function createMember(world: World, { now }: Today): Promise<Create> {
  const invited = {
    avatar_url: null,
    group_id: null,
    manager_id: null,
    is_active: 1,
    invitation_status: 'pending',
    hourly_rate: null,
    hourly_cost: null,
    created_date: now,
  };
  const one = { name: freshName('member'), email: addressOf(freshName('one')) };
  const other = { name: freshName('member'), email: addressOf(freshName('other')), access_level: 'admin' };
  const project_ids = [await aProject(world.as('owner'))];
  return {
    least: { body: one, reads: { ...one, access_level: 'member', ...invited } },
    most: { body: { ...other, project_ids }, reads: { ...other, ...invited } },
  };
}

export async function createClient(_world: World, { now }: Today): Promise<Create> {
  const dates = { created_date: now, updated_date: now };
  const one = { name: freshName('client') };
  const other = { name: freshName('client'), color: '#0a1B2c', is_active: 0, cost: '12.50' };
  return {
    least: { body: one, reads: { ...one, is_active: 1, cost: null, ...dates } },
    most: { body: other, reads: { ...other, ...dates } },
  };
}

export async function createGroup(world: World): Promise<Create> {
  const owner = world.as('owner');
  const one = { name: freshName('group') };
  const other = {
    name: freshName('group'),
    color: '#0a1B2c',
    member_ids: [await aMember(owner), await aMember(owner)],
    manager_ids: [world.userId('admin')],
    project_ids: [await aProject(owner)],
  };
  return {
    least: {
      body: one,
      reads: { ...one, member_ids: [], manager_ids: [world.userId('owner')], project_ids: [] },
    },
    most: { body: other, reads: other },
  };
}

export async function createPhaseCategory(): Promise<Create> {
  const one = { name: freshName('category') };
  const other = { name: freshName('category'), color: '#0a1B2c' };
  return { least: { body: one, reads: one }, most: { body: other, reads: other } };
}
