import type { Client } from '../client.ts';
import { succeeded } from '../refusals.ts';
import type { Place } from '../scenarios.ts';

/** Makes a record of time in that place, and answers its id. */
type Make = (owner: Client, place: Place & { todo_id?: number }) => Promise<number>;

/** A write of time: what is sent beside the place, and for an update the record that it changes. */
export interface WriteOfTime {
  id: string;
  /** What of several kinds it changes, as it goes on in a title. */
  of: string;
  beside: object;
  record?: Make;
}

const entry: Make = async (owner, place) =>
  succeeded(await owner.call('createEntry', { body: { ...place, minutes: 15 } })).data.entry_id;

export const runningTimer: Make = async (owner, place) =>
  succeeded(await owner.call('createTimer', { body: place })).data.timer_id;

export const pausedTimer: Make = async (owner, place) => {
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

/** Closes the phase, or opens it again. */
export async function setOpen(owner: Client, { project_id, phase_id }: Place, is_open: 0 | 1): Promise<void> {
  succeeded(await owner.call('updatePhase', { ids: [project_id, phase_id], body: { is_open } }));
}

/** Archives the project, or makes it active again. */
export async function setActive(owner: Client, { project_id }: Place, is_active: 0 | 1): Promise<void> {
  succeeded(await owner.call('updateProject', { ids: [project_id], body: { is_active } }));
}
