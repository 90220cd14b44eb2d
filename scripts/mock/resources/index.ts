import type { ResourceName, Row } from '../store/rows.ts';
import { clients } from './clients.ts';
import { entries } from './entries.ts';
import { groups } from './groups.ts';
import { members } from './members.ts';
import { phaseCategories } from './phase-categories.ts';
import { phases } from './phases.ts';
import { projects } from './projects.ts';
import type { Resource, ResourceAction } from './resource.ts';
import { timers } from './timers.ts';
import { todos } from './todos.ts';

/** A resource with untyped rows, because steps treat all resources alike. */
export type AnyResource = Resource<ResourceName, Row>;

/** The definition of each resource. */
export const RESOURCES = {
  member: members,
  client: clients,
  group: groups,
  project: projects,
  phase: phases,
  phaseCategory: phaseCategories,
  entry: entries,
  timer: timers,
  todo: todos,
} satisfies { [N in ResourceName]: Resource<N> } as unknown as Record<ResourceName, AnyResource>;

/** The resource and the action of each operation that has a handler. */
export const HANDLERS: ReadonlyMap<string, { resource: AnyResource; action: ResourceAction }> = new Map(
  Object.values(RESOURCES).flatMap((resource) =>
    Object.entries(resource.operations).map(
      ([operation, action]) => [operation, { resource, action }] as const,
    ),
  ),
);
