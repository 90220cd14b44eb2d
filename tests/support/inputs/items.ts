import { aProject } from '../scenarios.ts';
import type { Stage } from '../stage.ts';

/** Items of each list of a body, as many as wanted and none twice; of ids only the first is that of a record. */
const ITEMS: Record<string, (stage: Stage, count: number) => Promise<unknown[]> | unknown[]> = {
  member_ids: ({ world }, count) => idsFrom(world.userId('member'), count),
  manager_ids: ({ world }, count) => idsFrom(world.userId('member'), count),
  project_ids: async ({ owner }, count) => idsFrom(await aProject(owner), count),
  members: ({ world }, count) => idsFrom(world.userId('member'), count).map((user_id) => ({ user_id })),
  phases: (_stage, count) => Array.from({ length: count }, (_, i) => ({ name: `Phase ${i}` })),
};

/** Far above those of records. */
const UNKNOWN = 1_000_000_000_000;

/** Items that the schema of the list of that name takes; a list for which none are known has no test. */
export async function goodItems(stage: Stage, list: string, count: number): Promise<unknown[]> {
  const make = ITEMS[list];
  if (!make) throw new Error(`missing contract test: ${stage.operation.id} (what is in ${list}?)`);
  return make(stage, count);
}

function idsFrom(known: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? known : UNKNOWN + i));
}
