import { equals, isOneOf } from './filters.ts';
import { defineResource } from './resource.ts';

export const todos = defineResource<'todo'>({
  name: 'todo',
  schema: 'Todo',
  operations: { listTodos: 'list', getTodo: 'get' },
  filters: { 'project_ids[]': isOneOf('project_id', 'project'), is_completed: equals('is_completed') },
});
