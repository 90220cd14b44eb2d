import { type FieldErrors, Problem } from '../problems.ts';
import type { PhaseRow, ProjectRow, Row } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Context } from './resource.ts';

/*
 * Budgets of phases are parts of the time budget of their project (help-budget), so there are none in a project
 * without one.
 */

/** The phases of a project, in the order in which they were made. */
export function phasesOf({ project_id }: ProjectRow, store: Store): PhaseRow[] {
  return store.tables.phase.all().filter((phase) => phase.project_id === project_id);
}

/** The error of a budget that a phase has in this project; undefined if it may have it. */
export function phaseBudgetError(
  { budget_minutes }: Pick<PhaseRow, 'budget_minutes'>,
  project: ProjectRow | undefined,
): string[] | undefined {
  if ((budget_minutes ?? null) === null || project?.budget_type === 'time') return undefined;
  return ['The budget_minutes field goes with a project of budget_type time.'];
}

/** What is wrong with the budgets of phases that come with a project. */
export function checkPhaseBudgets(project: ProjectRow, phases: PhaseRow[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const [i, phase] of phases.entries()) {
    const error = phaseBudgetError(phase, project);
    if (error) errors[`phases.${i}.budget_minutes`] = error;
  }
  return errors;
}

/** Another kind of budget takes those of the phases along, as it takes the project's own figure. */
export function dropPhaseBudgets({ project_id }: ProjectRow, store: Store): void {
  const hasBudget = (phase: PhaseRow) => phase.project_id === project_id && phase.budget_minutes !== null;
  store.tables.phase.updateWhere(hasBudget, { budget_minutes: null });
}

/** Callers who may not set the budgets of phases do not drop them by way of the project's kind of budget [guess]. */
export function rejectDroppedBudgets(
  row: ProjectRow,
  before: ProjectRow | undefined,
  { contract, caller, store, policies }: Context,
): void {
  if (before?.budget_type !== 'time' || row.budget_type === 'time') return;
  const rules = contract.writability('PhaseUpdate').budget_minutes ?? [];
  const dropped = phasesOf(before, store).filter(({ budget_minutes }) => budget_minutes !== null);
  const maySet = (phase: PhaseRow) =>
    policies.permission.allowsField(caller, rules, 'phase', phase as unknown as Row);
  if (!dropped.every(maySet)) throw new Problem('forbidden');
}

/** Phase budgets that together exceed the project's time budget raise it (help-budget). */
export function raiseBudget(projectId: number, store: Store): void {
  const project = store.tables.project.get(projectId);
  if (project?.budget_type !== 'time' || project.budget_minutes === null) return;
  const sum = phasesOf(project, store).reduce((total, phase) => total + (phase.budget_minutes ?? 0), 0);
  if (sum > project.budget_minutes) store.tables.project.replace({ ...project, budget_minutes: sum });
}
