import { aProject } from '../scenarios.ts';
import type { Stage } from '../stage.ts';

/** Items of each list of a body, as many as wanted; the same id more than once is one. */
const ITEMS: Record<string, (stage: Stage, count: number) => Promise<unknown[]> | unknown[]> = {
  member_ids: ({ world }, count) => new Array(count).fill(world.userId('member')),
  manager_ids: ({ world }, count) => new Array(count).fill(world.userId('member')),
  project_ids: async ({ owner }, count) => new Array(count).fill(await aProject(owner)),
  members: ({ world }, count) => new Array(count).fill({ user_id: world.userId('member') }),
  phases: (_stage, count) => Array.from({ length: count }, (_, i) => ({ name: `Phase ${i}` })),
};

/** Items that the list of that name takes; a list for which none are known has no test. */
export async function goodItems(stage: Stage, list: string, count: number): Promise<unknown[]> {
  const make = ITEMS[list];
  if (!make) throw new Error(`missing contract test: ${stage.operation.id} (what is in ${list}?)`);
  return make(stage, count);
}
