import { timestamp } from '../clock.ts';
import { contains, equals } from './filters.ts';
import { defineResource } from './resource.ts';

export const clients = defineResource<'client'>({
  name: 'client',
  schema: 'Client',
  operations: {
    listClients: 'list',
    createClient: 'create',
    getClient: 'get',
    updateClient: 'update',
    deleteClient: 'delete',
  },
  filters: { is_active: equals('is_active'), search: contains('name') },
  defaults: ({ now }) => ({
    color: '#808080',
    is_active: 1,
    cost: null,
    created_date: timestamp(now),
    updated_date: timestamp(now),
  }),
  check: (row, _before, { store, policies }) =>
    policies.stateRules.checkUniqueness({ resource: 'client', row, field: 'name' }, store),
  unlink: (row, { store }) =>
    store.tables.project.updateWhere((each) => each.client_id === row.client_id, { client_id: null }),
});
