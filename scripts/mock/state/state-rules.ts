import { Caller } from '../access/caller.ts';
import type { Roles } from '../access/roles.ts';
import type { Visibility } from '../access/visibility.ts';
import type { CallContext } from '../context.ts';
import type { FieldErrors } from '../problems.ts';
import { ID_FIELDS, type ResourceName, type Row, type Rows } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

/** The project, phase and todo that time is tracked on, and the user. */
export type TimeLocation = Pick<Rows['entry'], 'user_id' | 'project_id' | 'phase_id' | 'todo_id'>;

/** Policy: rules for writes that depend on the state of a workspace. Returns errors by the read name of the field. */
export interface StateRules {
  /** The error of a value that another record already has [guess: the old API returned 406]. */
  checkUniqueness(clash: Uniqueness, store: Store): FieldErrors;
  /** The errors of the project, phase and todo that time is tracked on. */
  checkTimeLocation(row: TimeLocation, before: TimeLocation | undefined, context: CallContext): FieldErrors;
}

/** The records among which a field must be unique: all of them, or those with the same value in `within`. */
export interface Uniqueness {
  resource: ResourceName;
  row: object;
  field: string;
  within?: string;
}

export function createStateRules({
  roles,
  visibility,
}: {
  roles: Roles;
  visibility: Visibility;
}): StateRules {
  return {
    checkUniqueness({ resource, row, field, within }, store) {
      const record = row as Row;
      const id = ID_FIELDS[resource];
      for (const other of store.table(resource).values()) {
        const clashes =
          other[field] === record[field] &&
          other[id] !== record[id] &&
          (within === undefined || other[within] === record[within]);
        if (clashes) return { [field]: [`The ${field} has already been taken.`] };
      }
      return {};
    },

    /*
     * The phase and todo must belong to the project, the user must see the project, the project must not be archived,
     * and the phase must be open (sources: help-projects, help-phases; 422 is a guess). Unchanged references stay valid
     * even if the project was archived or the phase was closed later.
     */
    checkTimeLocation(row, before, context) {
      const { store } = context;
      const phase = store.tables.phase.get(row.phase_id);
      if (phase?.project_id !== row.project_id) return selectedInvalid('phase_id');
      if (row.todo_id !== null && store.tables.todo.get(row.todo_id)?.project_id !== row.project_id) {
        return selectedInvalid('todo_id');
      }
      if (before && isSameLocation(row, before)) return {};
      const project = store.tables.project.get(row.project_id);
      if (!project || !canSeeProject(row.user_id, project, context)) return selectedInvalid('project_id');
      if (project.is_active === 0)
        return { project_id: ['The project is archived: no new time can be tracked on it.'] };
      if (phase.is_open === 0)
        return { phase_id: ['The phase is closed: no new time can be tracked on it.'] };
      return {};
    },
  };

  function canSeeProject(userId: number, project: Rows['project'], context: CallContext): boolean {
    const user = context.store.tables.member.get(userId);
    if (!user) return false;
    const caller = userId === context.caller.id ? context.caller : new Caller(user, context.workspace, roles);
    return visibility.isVisible(context.contract, caller, 'project', project as unknown as Row);
  }
}

/** The error of an ID that the caller cannot see or that does not match the other IDs. */
export function selectedInvalid(field: string): FieldErrors {
  return { [field]: [`The selected ${field} is invalid.`] };
}

function isSameLocation(a: TimeLocation, b: TimeLocation): boolean {
  return a.user_id === b.user_id && a.project_id === b.project_id && a.phase_id === b.phase_id;
}
