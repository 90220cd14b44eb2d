import type { World } from '../world.ts';
import type { Create, Today } from './create.ts';
import { createClient, createGroup, createMember, createPhaseCategory } from './creates-of-people.ts';
import { createPhase, createProject } from './creates-of-projects.ts';
import { createEntry, createTimer } from './creates-of-time.ts';

/** For each operation that creates: with little and with all, written out. */
export const CREATES: Record<string, (world: World, today: Today) => Promise<Create>> = {
  createMember,
  createClient,
  createGroup,
  createProject,
  createPhase,
  createPhaseCategory,
  createEntry,
  createTimer,
};
