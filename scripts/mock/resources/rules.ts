import { Caller } from '../access/caller.ts';
import { sees } from '../access/view.ts';
import { point } from '../faults/point.ts';
import type { FieldErrors } from '../problems.ts';
import type { ResourceName, Row, Rows } from '../store/rows.ts';
import { ID_FIELDS, type Store } from '../store/store.ts';
import type { Context } from './resource.ts';

/** The error of a name that another record has [guess: the old API answered 406]. */
export const taken = point(function taken<R extends object>(
  store: Store,
  resource: ResourceName,
  row: R,
  field: keyof R & string,
  within?: keyof R & string,
): FieldErrors {
  const id = ID_FIELDS[resource];
  const clash = [...store.table(resource).values()].some(
    (other) =>
      other[field] === row[field] &&
      other[id] !== (row as Row)[id] &&
      (within === undefined || other[within] === row[within]),
  );
  return clash ? { [field]: [`The ${field} has already been taken.`] } : {};
});

/** The error of an id that does not exist for the caller or does not fit the other ids. */
export function selectedInvalid(field: string): FieldErrors {
  return { [field]: [`The selected ${field} is invalid.`] };
}

type TimePlace = Pick<Rows['entry'], 'user_id' | 'project_id' | 'phase_id' | 'todo_id'>;

/**
 * What is wrong with the place that time is tracked in: the phase and todo belong to the project, the project
 * is one that the user sees and is not archived, the phase is open (help-projects, help-phases; 422 is a guess).
 * A record that stays where it is may stay, whatever became of the place.
 */
export const checkTimePlace = point(function checkTimePlace(
  row: TimePlace,
  before: TimePlace | undefined,
  context: Context,
): FieldErrors {
  const { store } = context;
  const phase = store.tables.phase.get(row.phase_id);
  if (phase?.project_id !== row.project_id) return selectedInvalid('phase_id');
  if (row.todo_id !== null && store.tables.todo.get(row.todo_id)?.project_id !== row.project_id) {
    return selectedInvalid('todo_id');
  }
  if (before && samePlace(row, before)) return {};
  const project = store.tables.project.get(row.project_id);
  if (!project || !userSees(row.user_id, 'project', project, context)) return selectedInvalid('project_id');
  if (project.is_active === 0) return { project_id: ['The project is archived and takes no new time.'] };
  if (phase.is_open === 0) return { phase_id: ['The phase is closed and takes no new time.'] };
  return {};
});

function samePlace(a: TimePlace, b: TimePlace): boolean {
  return a.user_id === b.user_id && a.project_id === b.project_id && a.phase_id === b.phase_id;
}

function userSees(userId: number, resource: ResourceName, row: object, context: Context): boolean {
  const user = context.store.tables.member.get(userId);
  if (!user) return false;
  const caller = userId === context.caller.id ? context.caller : new Caller(user, context.workspace);
  return sees(context.contract, caller, resource, row as Row);
}
