import { contains } from './filters.ts';
import { defineResource } from './resource.ts';

export const phaseCategories = defineResource<'phaseCategory'>({
  name: 'phaseCategory',
  schema: 'PhaseCategory',
  operations: {
    listPhaseCategories: 'list',
    createPhaseCategory: 'create',
    updatePhaseCategory: 'update',
    deletePhaseCategory: 'delete',
  },
  filters: { search: contains('name') },
  defaults: () => ({ color: '#808080' }),
  check: (row, _before, { store, policies }) =>
    policies.stateRules.checkUniqueness({ resource: 'phaseCategory', row, field: 'name' }, store),
  unlink: ({ phase_category_id: id }, { store }) =>
    store.tables.phase.updateWhere((phase) => phase.phase_category_id === id, { phase_category_id: null }),
});
