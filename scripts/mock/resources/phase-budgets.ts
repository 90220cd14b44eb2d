import { type FieldErrors, Problem } from '../problems.ts';
import type { PhaseRow, ProjectRow, Row } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Context } from './resource.ts';

/*
 * Phase budgets are parts of the time budget of the project (source: help-budget), so phases of a project without a
 * time budget have no budgets.
 */

/** Finds the phases of a project, oldest first. */
export function findPhases({ project_id }: ProjectRow, store: Store): PhaseRow[] {
  return store.tables.phase.all().filter((phase) => phase.project_id === project_id);
}

/** The error of a phase budget in this project; undefined if it is allowed. */
export function checkPhaseBudget(
  { budget_minutes }: Pick<PhaseRow, 'budget_minutes'>,
  project: ProjectRow | undefined,
): string[] | undefined {
  if ((budget_minutes ?? null) === null || project?.budget_type === 'time') return undefined;
  return ['The budget_minutes field requires a project of budget_type time.'];
}

/** Checks the budgets of phases that are created together with a project. */
export function checkPhaseBudgets(project: ProjectRow, phases: PhaseRow[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const [i, phase] of phases.entries()) {
    const error = checkPhaseBudget(phase, project);
    if (error) errors[`phases.${i}.budget_minutes`] = error;
  }
  return errors;
}

/** Removes the phase budgets when the budget type changes, just as the project's own budget is removed. */
export function dropPhaseBudgets({ project_id }: ProjectRow, store: Store): void {
  const hasBudget = (phase: PhaseRow) => phase.project_id === project_id && phase.budget_minutes !== null;
  store.tables.phase.updateWhere(hasBudget, { budget_minutes: null });
}

/** Rejects a change of the budget type that would remove phase budgets which the caller may not write [guess]. */
export function rejectDroppedBudgets(
  row: ProjectRow,
  before: ProjectRow | undefined,
  { contract, caller, store, policies }: Context,
): void {
  if (before?.budget_type !== 'time' || row.budget_type === 'time') return;
  const rules = contract.writability('PhaseUpdate').budget_minutes ?? [];
  const dropped = findPhases(before, store).filter(({ budget_minutes }) => budget_minutes !== null);
  const maySet = (phase: PhaseRow) =>
    policies.permission.allowsField(caller, rules, 'phase', phase as unknown as Row);
  if (!dropped.every(maySet)) throw new Problem('forbidden');
}

/** Raises the project's time budget to the sum of its phase budgets, if that is larger (source: help-budget). */
export function raiseBudget(projectId: number, store: Store): void {
  const project = store.tables.project.get(projectId);
  if (project?.budget_type !== 'time' || project.budget_minutes === null) return;
  const sum = findPhases(project, store).reduce((total, phase) => total + (phase.budget_minutes ?? 0), 0);
  if (sum > project.budget_minutes) store.tables.project.replace({ ...project, budget_minutes: sum });
}
