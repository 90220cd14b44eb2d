import type { Client } from '../client.ts';
import { succeeded } from '../refusals.ts';
import { freshName } from '../scenarios.ts';

/** A project and a phase of it. */
export interface Place {
  project_id: number;
  phase_id: number;
}

type Record = (owner: Client, place: Place & { todo_id?: number }) => Promise<number>;

/** A write of time: what is sent beside the place, and for an update the record that it changes. */
export interface WriteOfTime {
  id: string;
  /** What of several kinds it changes, as it goes on in a title. */
  of: string;
  beside: object;
  record?: Record;
}

const entry: Record = async (owner, place) =>
  succeeded(await owner.call('createEntry', { body: { ...place, minutes: 15 } })).data.entry_id;

export const runningTimer: Record = async (owner, place) =>
  succeeded(await owner.call('createTimer', { body: place })).data.timer_id;

export const pausedTimer: Record = async (owner, place) => {
  const id = await runningTimer(owner, place);
  succeeded(await owner.call('pauseTimer', { ids: [id] }));
  return id;
};

/** Each write of time; a timer that runs may be treated otherwise than one that is paused. */
export const WRITES_OF_TIME: WriteOfTime[] = [
  { id: 'createEntry', of: '', beside: { minutes: 15 } },
  { id: 'createTimer', of: '', beside: {} },
  { id: 'updateEntry', of: '', beside: {}, record: entry },
  { id: 'updateTimer', of: ' for a running timer', beside: {}, record: runningTimer },
  { id: 'updateTimer', of: ' for a paused timer', beside: {}, record: pausedTimer },
];

/** Another phase of the same project. */
export async function phaseBeside(owner: Client, { project_id }: Place): Promise<number> {
  const body = { name: freshName('phase') };
  return succeeded(await owner.call('createPhase', { ids: [project_id], body })).data.phase_id;
}

/** Closes the phase, or opens it again. */
export async function setOpen(owner: Client, { project_id, phase_id }: Place, is_open: 0 | 1): Promise<void> {
  succeeded(await owner.call('updatePhase', { ids: [project_id, phase_id], body: { is_open } }));
}

/** Archives the project, or makes it active again. */
export async function setActive(owner: Client, { project_id }: Place, is_active: 0 | 1): Promise<void> {
  succeeded(await owner.call('updateProject', { ids: [project_id], body: { is_active } }));
}
