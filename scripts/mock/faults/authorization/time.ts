import { Problem } from '../../problems.ts';
import { isLockedDay } from '../../resources/entries.ts';
import { authorizeBody } from '../../steps/authorize-body.ts';
import { refuseLocked } from '../../steps/find-record.ts';
import { reachWhenLocked } from '../contract-edits.ts';
import { at, fault, type Weaving } from '../fault.ts';

const LOCK = 'help-lock: locked time is changed by owner and admin alone';
const LOCKED = 'authorization/locked';
const OBJECT = 'OWASP API1:2023 (object level)';

/** Judges a write of an entry as if it stayed with its own user. */
function whoever(method: 'post' | 'put'): Weaving {
  return at(authorizeBody, (sound) => (operation, resource, draft, ...rest) => {
    const isMeant = resource.name === 'entry' && operation.method === method;
    const { caller } = rest[2];
    sound(operation, resource, isMeant ? { ...draft, user_id: caller.id } : draft, ...rest);
  });
}

export const time = [
  fault('lock-ignored', {
    sentence: 'Locked time can be changed by everyone.',
    breaks: LOCK,
    caughtBy: LOCKED,
    weave: at(refuseLocked, () => () => undefined),
  }),
  fault('lock-lets-create', {
    sentence: 'Time can be added to a locked period; only what is there is locked.',
    breaks: LOCK,
    caughtBy: LOCKED,
    weave: at(refuseLocked, (sound) => (operation, ...rest) => {
      if (operation.id !== 'createEntry') sound(operation, ...rest);
    }),
  }),
  fault('lock-lets-delete', {
    sentence: 'Locked entries can be deleted.',
    breaks: LOCK,
    caughtBy: LOCKED,
    weave: at(refuseLocked, (sound) => (operation, ...rest) => {
      if (operation.method !== 'delete') sound(operation, ...rest);
    }),
  }),
  fault('lock-lets-timers', {
    sentence: 'A timer of a locked day can be saved.',
    breaks: 'help-lock: timers lock too',
    caughtBy: LOCKED,
    weave: at(refuseLocked, (sound) => (operation, ...rest) => {
      if (operation.id !== 'stopTimer') sound(operation, ...rest);
    }),
  }),
  fault('lock-lets-move-in', {
    sentence: 'An open entry can be moved into the locked period.',
    breaks: LOCK,
    caughtBy: LOCKED,
    weave: at(refuseLocked, (sound) => (operation, resource, row, context) => {
      const kept = context.store.table(resource.name).get(Number(row.entry_id));
      sound(operation, resource, kept ?? row, context);
    }),
  }),
  fault('lock-ends-a-day-early', {
    sentence: 'The last day of the locked period is open.',
    breaks: 'help-lock: time up to the last locked date is locked',
    caughtBy: LOCKED,
    weave: at(isLockedDay, () => (date, lockedUntil) => lockedUntil !== null && date < lockedUntil),
  }),
  fault('lock-ends-a-day-late', {
    sentence: 'The day after the locked period is locked as well.',
    breaks: 'help-lock: time up to the last locked date is locked',
    caughtBy: LOCKED,
    weave: at(isLockedDay, (sound) => (date, lockedUntil) => {
      const dayBefore = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
      return sound(dayBefore, lockedUntil);
    }),
  }),
  fault('lock-binds-the-admin', {
    sentence: 'An admin cannot edit locked time.',
    breaks: LOCK,
    caughtBy: LOCKED,
    weave: reachWhenLocked('updateEntry', ['admin'], 'none'),
  }),
  fault('lock-frees-managers', {
    sentence: 'A group manager can edit locked time of his people.',
    breaks: LOCK,
    caughtBy: LOCKED,
    weave: reachWhenLocked('updateEntry', ['group-manager'], 'own+scope'),
  }),
  fault('lock-is-not-told', {
    sentence: 'The refusal of a locked entry does not say that it is locked.',
    breaks: 'contract: a frozen record is refused with 403 that says so (guess)',
    caughtBy: LOCKED,
    weave: at(refuseLocked, (sound) => (...call) => {
      try {
        sound(...call);
      } catch {
        throw new Problem('forbidden');
      }
    }),
  }),
  fault('tracks-time-for-anybody', {
    sentence: 'Everyone can create entries for everyone.',
    breaks: OBJECT,
    caughtBy: ['authorization/rows', 'authorization/matrix/writes'],
    weave: whoever('post'),
  }),
  fault('gives-entries-away', {
    sentence: 'Everyone can turn his entry into one of somebody else.',
    breaks: OBJECT,
    caughtBy: 'authorization/moving',
    weave: whoever('put'),
  }),
];
