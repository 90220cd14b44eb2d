/** A kind of record that the clean-up of a live run can delete. Runs create all of these kinds except timers. */
export interface LiveResource {
  /** The names of its operations. A record without a read operation is looked up in its list. */
  create: string;
  list: string;
  read?: string;
  update: string;
  remove: string;
  /** The ID field. */
  id: string;
  /** The field that contains the run's ID. */
  mark: 'name' | 'notes';
  /** Whether its path is nested below a project. */
  underProject?: true;
}

/** In the order of deletion: dependent records first. A run never deletes members. */
export const LIVE_RESOURCES = {
  timer: {
    create: 'createTimer',
    list: 'listTimers',
    update: 'updateTimer',
    remove: 'deleteTimer',
    id: 'timer_id',
    mark: 'notes',
  },
  entry: {
    create: 'createEntry',
    list: 'listEntries',
    read: 'getEntry',
    update: 'updateEntry',
    remove: 'deleteEntry',
    id: 'entry_id',
    mark: 'notes',
  },
  phase: {
    create: 'createPhase',
    list: 'listPhases',
    read: 'getPhase',
    update: 'updatePhase',
    remove: 'deletePhase',
    id: 'phase_id',
    mark: 'name',
    underProject: true,
  },
  project: {
    create: 'createProject',
    list: 'listProjects',
    read: 'getProject',
    update: 'updateProject',
    remove: 'deleteProject',
    id: 'project_id',
    mark: 'name',
  },
  client: {
    create: 'createClient',
    list: 'listClients',
    read: 'getClient',
    update: 'updateClient',
    remove: 'deleteClient',
    id: 'client_id',
    mark: 'name',
  },
  group: {
    create: 'createGroup',
    list: 'listGroups',
    read: 'getGroup',
    update: 'updateGroup',
    remove: 'deleteGroup',
    id: 'group_id',
    mark: 'name',
  },
  phaseCategory: {
    create: 'createPhaseCategory',
    list: 'listPhaseCategories',
    update: 'updatePhaseCategory',
    remove: 'deletePhaseCategory',
    id: 'phase_category_id',
    mark: 'name',
  },
} as const satisfies Record<string, LiveResource>;

export type LiveRecordKind = keyof typeof LIVE_RESOURCES;
export const LIVE_RECORD_KINDS = Object.keys(LIVE_RESOURCES) as LiveRecordKind[];

export function getResource(kind: LiveRecordKind): LiveResource {
  return LIVE_RESOURCES[kind];
}
