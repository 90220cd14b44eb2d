import { invalid } from '../problems.ts';
import { contains, equals } from './filters.ts';
import { checkPhaseBudget, raiseBudget } from './phase-budgets.ts';
import { defineResource } from './resource.ts';

export const phases = defineResource<'phase'>({
  name: 'phase',
  schema: 'Phase',
  operations: {
    listPhases: 'list',
    createPhase: 'create',
    getPhase: 'get',
    updatePhase: 'update',
    deletePhase: 'delete',
  },
  parent: { resource: 'project', field: 'project_id' },
  references: { phase_category_id: 'phaseCategory' },
  filters: { is_open: equals('is_open'), search: contains('name') },
  defaults: () => ({ is_open: 1, phase_category_id: null, budget_minutes: null }),
  check(row, _before, { store, policies }) {
    const budget_minutes = checkPhaseBudget(row, store.tables.project.get(row.project_id));
    return {
      ...policies.stateRules.checkUniqueness(
        { resource: 'phase', row, field: 'name', within: 'project_id' },
        store,
      ),
      ...(budget_minutes && { budget_minutes }),
    };
  },
  link: (row, _body, { store }) => raiseBudget(row.project_id, store),
  unlink(row, { store }) {
    const used = [...store.tables.entry.values(), ...store.tables.timer.values()];
    if (used.some((time) => time.phase_id === row.phase_id)) {
      throw invalid({ phase_id: ['The phase has tracked time and cannot be deleted.'] });
    }
    store.tables.todo.updateWhere((todo) => todo.phase_id === row.phase_id, { phase_id: null });
  },
});
