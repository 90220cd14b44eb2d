/** A kind of record that a live run may create and delete. */
export interface LiveResource {
  /** Names of its operations; a record without a read operation is looked up in its list. */
  create: string;
  list: string;
  read?: string;
  update: string;
  remove: string;
  /** The id field. */
  id: string;
  /** The field that contains the run's id. */
  mark: 'name' | 'notes';
  /** Whether it is nested below a project in the path. */
  underProject?: true;
}

/** In the order of deletion: dependent records first. Never members. */
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
