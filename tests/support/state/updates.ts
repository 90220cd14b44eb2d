import type { World } from '../world.ts';
import type { Update } from './change.ts';
import { updateClient, updateGroup, updateMember, updatePhaseCategory } from './updates-of-people.ts';
import { updatePhase, updateProject } from './updates-of-projects.ts';
import { updateEntry, updateTimer } from './updates-of-time.ts';

/** For each operation that updates: a fresh record and what can be done to it, written out. */
export const UPDATES: Record<string, (world: World) => Promise<Update>> = {
  updateMember,
  updateClient,
  updateGroup,
  updateProject,
  updatePhase,
  updatePhaseCategory,
  updateEntry,
  updateTimer,
};
