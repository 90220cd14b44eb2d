import type { FieldErrors } from '../../problems.ts';
import type { AnyResource } from '../../resources/index.ts';
import { raiseBudget } from '../../resources/phase-budgets.ts';
import { checkTimePlace, taken } from '../../resources/rules.ts';
import { create, update } from '../../steps/handle.ts';
import type { ResourceName } from '../../store/rows.ts';
import { at, fault, type Weaving } from '../fault.ts';

const UNIQUE = 'contract: a name that is taken is refused (guess: old-api)';
const PLACE = 'contract: time is tracked in a phase of a project (guess: help-projects)';
const CLOSED = 'contract: what is archived or closed takes no new time (guess)';
const BUDGET = 'help-budget: a budget is of time or of money, and phases may raise it';
const TIME_PLACE = 'state/place-of-time';

/** Checks the place of time without the errors of a field whose text fits. */
function withoutError(field: string, text: RegExp): Weaving {
  return at(checkTimePlace, (sound) => (row, before, context) => {
    const errors: FieldErrors = sound(row, before, context);
    return text.test(errors[field]?.[0] ?? '') ? {} : errors;
  });
}

/** Writes records of a resource without one of its rules of state. */
function withoutRule(name: ResourceName, field: string): Weaving[] {
  const lenient = (resource: AnyResource): AnyResource => {
    if (resource.name !== name) return resource;
    const check: AnyResource['check'] = (...given) => {
      const { [field]: _, ...errors } = resource.check?.(...given) ?? {};
      return errors;
    };
    return { ...resource, check };
  };
  return [
    at(create, (sound) => (handling) => sound({ ...handling, resource: lenient(handling.resource) })),
    at(update, (sound) => (handling, before) => {
      return sound({ ...handling, resource: lenient(handling.resource) }, before);
    }),
  ];
}

/** Writes groups without moving anybody into or out of them. */
const withoutLinks = ({ link: _, ...resource }: AnyResource): AnyResource => resource;

export const stateRules = [
  fault('name-taken-twice', {
    sentence: 'Two records may have the same name.',
    breaks: UNIQUE,
    caughtBy: 'state/unique-name',
    weave: at(taken, () => () => ({})),
  }),
  fault('own-name-counts-as-taken', {
    sentence: 'A record cannot be updated with the name that it has.',
    breaks: UNIQUE,
    caughtBy: 'state/unique-name',
    weave: at(taken, (sound) => (store, resource, row, ...fields) => {
      return sound(store, resource, { ...row, [`${resource}_id`]: 0, user_id: 0 }, ...fields);
    }),
  }),
  fault('phase-name-taken-elsewhere', {
    sentence: 'A phase cannot have the name of a phase of another project.',
    breaks: UNIQUE,
    caughtBy: 'state/unique-name',
    weave: at(taken, (sound) => (store, resource, row, field) => sound(store, resource, row, field)),
  }),
  fault('phase-of-another-project', {
    sentence: 'Time can be tracked in a phase of another project.',
    breaks: PLACE,
    caughtBy: TIME_PLACE,
    weave: withoutError('phase_id', /is invalid/),
  }),
  fault('todo-of-another-project', {
    sentence: 'Time can be tracked on a todo of another project.',
    breaks: PLACE,
    caughtBy: TIME_PLACE,
    weave: withoutError('todo_id', /is invalid/),
  }),
  fault('archived-project-takes-time', {
    sentence: 'Time can be tracked in an archived project.',
    breaks: CLOSED,
    caughtBy: TIME_PLACE,
    weave: withoutError('project_id', /archived/),
  }),
  fault('closed-phase-takes-time', {
    sentence: 'Time can be tracked in a closed phase.',
    breaks: CLOSED,
    caughtBy: TIME_PLACE,
    weave: withoutError('phase_id', /closed/),
  }),
  fault('tracked-time-is-frozen', {
    sentence: 'An entry cannot be put right once its project is archived.',
    breaks: 'contract: what was tracked in a place can be put right there (guess)',
    caughtBy: TIME_PLACE,
    weave: at(checkTimePlace, (sound) => (row, _before, context) => sound(row, undefined, context)),
  }),
  fault('project-that-the-user-does-not-see', {
    sentence: 'Time can be tracked for somebody in a project that he does not see.',
    breaks: 'help-roles: everyone tracks time in the projects that he sees',
    caughtBy: 'state/time-of-others',
    weave: withoutError('project_id', /is invalid/),
  }),
  fault('billed-without-time-and-material', {
    sentence: 'Entries of a fixed-fee project can be marked as billed.',
    breaks: 'help-billing: only time and material is marked',
    caughtBy: 'state/budgets',
    weave: withoutRule('entry', 'billed'),
  }),
  fault('budget-of-both-kinds', {
    sentence: 'A project may have a budget of time and of money.',
    breaks: BUDGET,
    caughtBy: 'state/budgets',
    weave: withoutRule('project', 'budget_amount'),
  }),
  fault('phases-raise-no-budget', {
    sentence: 'Phases may have more time than their project.',
    breaks: BUDGET,
    caughtBy: 'state/budgets',
    weave: at(raiseBudget, () => () => undefined),
  }),
  fault('phases-lower-the-budget', {
    sentence: 'The budget of a project falls with those of its phases.',
    breaks: BUDGET,
    caughtBy: 'state/budgets',
    weave: at(raiseBudget, (sound) => (projectId, store) => {
      const project = store.tables.project.get(projectId);
      if (project?.budget_minutes) store.tables.project.replace({ ...project, budget_minutes: 1 });
      sound(projectId, store);
    }),
  }),
  fault('managers-in-a-ring', {
    sentence: 'A member can be managed by somebody below him.',
    breaks: 'contract: who manages whom is a tree (guess: help-manager)',
    caughtBy: 'state/people',
    weave: withoutRule('member', 'manager_id'),
  }),
  fault('group-takes-nobody-in', {
    sentence: 'The members of a group are not stored when it is changed.',
    breaks: 'help-groups: a group has members and projects',
    caughtBy: ['state/update-one-field', 'state/people'],
    weave: at(update, (sound) => (handling, before) => {
      const { resource } = handling;
      return sound(
        resource.name === 'group' ? { ...handling, resource: withoutLinks(resource) } : handling,
        before,
      );
    }),
  }),
];
