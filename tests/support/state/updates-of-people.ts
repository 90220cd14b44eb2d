import { aCategory, aClient, aGroup, aMember, aProject, freshName } from '../scenarios.ts';
import type { World } from '../world.ts';
import { set, type Update } from './change.ts';

export async function updateMember(world: World): Promise<Update> {
  const owner = world.as('owner');
  const [group, manager] = [await aGroup(owner), world.userId('admin')];
  return {
    ids: [await aMember(owner)],
    changes: {
      name: set('name', freshName('renamed'), freshName('renamed')),
      access_level: set('access_level', 'admin', 'owner', 'member'),
      group_id: set('group_id', group, null),
      manager_id: set('manager_id', manager, null),
      is_active: set('is_active', 0, 1),
      hourly_rate: set('hourly_rate', '80.00', '81.50', null),
      hourly_cost: set('hourly_cost', '35.50', '36.00', null),
    },
  };
}

export async function updateClient(world: World): Promise<Update> {
  return {
    ids: [await aClient(world.as('owner'))],
    changes: {
      name: set('name', freshName('renamed'), freshName('renamed')),
      color: set('color', '#0a1B2c', '#FFFFFF'),
      is_active: set('is_active', 0, 1),
      cost: set('cost', '12.50', '13.00', null),
    },
  };
}

export async function updateGroup(world: World): Promise<Update> {
  const owner = world.as('owner');
  const [one, other] = [await aMember(owner), await aMember(owner)];
  const [project, another] = [await aProject(owner), await aProject(owner)];
  return {
    ids: [await aGroup(owner)],
    changes: {
      name: set('name', freshName('renamed'), freshName('renamed')),
      color: set('color', '#0a1B2c', '#FFFFFF'),
      member_ids: set('member_ids', [one, other], [other], []),
      manager_ids: set('manager_ids', [one], [one, other], [other]),
      project_ids: set('project_ids', [project], [project, another], []),
    },
  };
}

export async function updatePhaseCategory(world: World): Promise<Update> {
  return {
    ids: [await aCategory(world.as('owner'))],
    changes: {
      name: set('name', freshName('renamed'), freshName('renamed')),
      color: set('color', '#0a1B2c', '#FFFFFF'),
    },
  };
}
