import { Problem } from '../../mock/problems.ts';
import { type FaultParts, fault } from './fault.ts';
import { afterHandling } from './response-edits.ts';

const TIME_LOCATION = 'state/time-location';

/** Accepts writes whose only error is in this field and has a matching message. */
function ignoreStateError(field: string, reason: RegExp): FaultParts['steps'] {
  return ({ checkState }) => ({
    checkState(call, draft) {
      try {
        checkState(call, draft);
      } catch (error) {
        const { [field]: texts, ...others } = (error instanceof Problem && error.errors) || {};
        if (!texts?.some((text) => reason.test(text)) || Object.keys(others).length > 0) throw error;
      }
    },
  });
}

/** Faults of timers, unique names, and other rules of the state. */
export const stateRules = [
  fault('two-timers-run', {
    description: 'Starting a timer does not pause the others.',
    breaks: 'contract: one timer of a user runs at a time (guess)',
    detectedBy: 'state/timer-lifecycle',
    policies: { timing: (timing) => ({ ...timing, pauseOtherTimers: () => undefined }) },
  }),
  fault('paused-timer-counts', {
    description: 'A paused timer keeps counting.',
    breaks: 'help-timers: timers run, pause and resume',
    detectedBy: 'state/timer-lifecycle',
    policies: {
      timing: (timing) => ({
        ...timing,
        seconds(row, now) {
          const running_since = row.running_since ?? Date.parse(row.updated_date);
          return timing.seconds({ ...row, running_since }, now);
        },
      }),
    },
  }),
  fault('stop-makes-no-entry', {
    description: 'A stopped timer is returned as an entry that is not stored.',
    breaks: 'old-api: a stopped timer is saved as an entry',
    detectedBy: 'state/timer-entry',
    steps: afterHandling((outcome, { action, context }) => {
      if (action === 'stop' && 'row' in outcome)
        context.store.tables.entry.delete(outcome.row.entry_id as number);
    }),
  }),
  fault('name-taken-twice', {
    description: 'Two records may have the same name.',
    breaks: 'contract: a duplicate name is rejected (guess: old-api)',
    detectedBy: 'state/unique-name',
    policies: { stateRules: (rules) => ({ ...rules, checkUniqueness: () => ({}) }) },
  }),
  fault('phase-of-another-project', {
    description: 'Time can be tracked in a phase of another project.',
    breaks: 'contract: time is tracked in a phase of a project (guess: help-projects)',
    detectedBy: TIME_LOCATION,
    steps: ignoreStateError('phase_id', /is invalid/),
  }),
  fault('archived-project-takes-time', {
    description: 'Time can be tracked in an archived project.',
    breaks: 'contract: archived projects and closed phases accept no new time (guess)',
    detectedBy: TIME_LOCATION,
    steps: ignoreStateError('project_id', /archived/),
  }),
  fault('manager-cycle', {
    description: 'A member can be managed by one of their reports.',
    breaks: 'contract: direct managers form a tree (guess: help-manager)',
    detectedBy: 'state/people',
    steps: ignoreStateError('manager_id', /./),
  }),
];
