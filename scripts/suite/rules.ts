import {
  type Applies,
  bodyHas,
  bodyTakes,
  eitherOf,
  everyOperation,
  hasChoice,
  hasFilters,
  hasForm,
  hasLength,
  hasMaxItems,
  hasPathParameters,
  hasRange,
  isBudget,
  isCreate,
  isDate,
  isDelete,
  isDeleteOfMore,
  isId,
  isInteger,
  isList,
  isListOfMembers,
  isLoad,
  isNotNullable,
  isRequired,
  isTimerStop,
  isTimerWrite,
  isUpdate,
  isWriteOfPeople,
  queryHas,
  takesBody,
  takesNoBody,
  takesQuery,
  tellsFigures,
  tellsProgress,
} from './applies.ts';

/** A rule of the suite: what it asks of an operation, and of which operations. Its tests are in a file of its own. */
export interface Rule {
  /** The file under tests/contract, without its ending. */
  file: string;
  /** What the tests of it look at. */
  about: string;
  /** The operations that the rule is for, in words. */
  goesFor: string;
  applies: Applies;
}

/** Every rule whose tests are made, or must be there, for each operation that it goes for. */
export const RULES: Rule[] = [
  rule('conformance/wrong-method', 'a method that the path does not know', 'every operation', everyOperation),
  rule('conformance/path-parameter', 'no id in the path', 'operations on a record', hasPathParameters),
  rule('conformance/ignored-body', 'a body where none is taken', 'operations without a body', takesNoBody),
  rule('conformance/malformed-json', 'a body that is not JSON', 'operations with a body', takesBody),
  rule('conformance/unusual-json', 'JSON that parsers disagree on', 'operations with a body', takesBody),
  rule('conformance/content-type', 'a body of another type', 'operations with a body', takesBody),
  rule('conformance/empty-body', 'an empty body', 'operations with a body', takesBody),
  rule('conformance/not-an-object', 'JSON that is no object', 'operations with a body', takesBody),
  rule('conformance/missing-field', 'a missing field', 'bodies with required fields', bodyHas(isRequired)),
  rule('conformance/wrong-type', 'a field of a wrong type', 'operations with a body', takesBody),
  rule('conformance/null', 'null where it is not allowed', 'bodies with such fields', bodyHas(isNotNullable)),
  rule('conformance/length', 'too short, too long, too many', 'bodies with lengths', bodyHas(hasLength)),
  rule('conformance/range', 'a number out of range', 'bodies with ranges', bodyHas(hasRange)),
  rule('conformance/enum', 'an unlisted value', 'bodies with listed values', bodyHas(hasChoice)),
  rule('conformance/format', 'a text of a wrong form', 'bodies with forms', bodyHas(hasForm)),
  rule('conformance/date', 'an impossible date', 'bodies with dates', bodyHas(isDate)),
  rule('conformance/unknown-field', 'a field that is not known', 'operations with a body', takesBody),
  rule('conformance/unknown-id', 'the id of nothing', 'bodies with ids', bodyHas(isId)),
  rule('conformance/edge-values', 'the last values that are allowed', 'operations with a body', takesBody),
  rule(
    'conformance/figures',
    'a figure that fits the budget and is wrong',
    'bodies with budgets',
    bodyTakes('budget_type'),
  ),
  rule(
    'conformance/full-lists',
    'as many items as a list may have',
    'bodies with lists',
    bodyHas(hasMaxItems),
  ),
  rule(
    'conformance/later-items',
    'an item that is wrong behind others',
    'bodies and queries with lists',
    eitherOf(bodyHas(hasMaxItems), queryHas(hasMaxItems)),
  ),
  rule('conformance/query-type', 'a parameter of a wrong type', 'queries with numbers', queryHas(isInteger)),
  rule('conformance/query-range', 'a parameter out of range', 'queries with ranges', queryHas(hasRange)),
  rule('conformance/query-enum', 'an unlisted parameter', 'queries with listed values', queryHas(hasChoice)),
  rule('conformance/query-date', 'an impossible date', 'queries with dates', queryHas(isDate)),
  rule('conformance/query-form', 'empty, repeated or overfull', 'operations with a query', takesQuery),
  rule('conformance/query-edges', 'the last values that are allowed', 'operations with a query', takesQuery),
  rule('conformance/query-unknown', 'a parameter that is not known', 'every operation', everyOperation),
  rule('lists/pages', 'every page, of every size', 'lists', isList),
  rule('lists/page-after-last', 'a page after the last', 'lists', isList),
  rule('lists/pages-of-members', 'every page, for a member', 'lists that members may call', isListOfMembers),
  rule('lists/sort', 'each order', 'lists', isList),
  rule('lists/filter', 'each filter alone', 'lists with filters', hasFilters(1)),
  rule('lists/filter-pairs', 'each two filters together', 'lists with two filters and more', hasFilters(2)),
  rule('lists/days', 'the day that a filter looks at', 'lists that filter by day', queryHas(isDate)),
  rule('lists/load', 'each relation that can be embedded', 'operations with load[]', queryHas(isLoad)),
  rule('state/create', 'a new record, with little and with all', 'creates', isCreate),
  rule('state/update-one-field', 'one field changes, the others stay', 'updates', isUpdate),
  rule('state/update-all-fields', 'all fields change at once', 'updates', isUpdate),
  rule('state/other-records', 'the records beside an updated one', 'updates', isUpdate),
  rule('state/items', 'phases and members of a project', 'bodies with members', bodyTakes('members')),
  rule('state/delete', 'a deleted record is gone, and no other', 'deletes', isDelete),
  rule(
    'state/deleted-relations',
    'what hung on a deleted record',
    'deletes of more than time',
    isDeleteOfMore,
  ),
  rule('state/unique-name', 'a name that is taken', 'bodies with a name', bodyTakes('name')),
  rule('state/place-of-time', 'where time may go', 'bodies with a phase', bodyTakes('phase_id')),
  rule(
    'state/time-of-others',
    'where time of others may go',
    'bodies with user and project',
    bodyTakes('project_id', 'user_id'),
  ),
  rule('state/budgets', 'budgets and billing', 'bodies with a budget or a mark', bodyHas(isBudget)),
  rule('state/figures', 'cost, revenue and profit', 'answers with entries', tellsFigures),
  rule('state/progress', 'how much of a budget is used', 'answers with projects', tellsProgress),
  rule('state/people', 'levels, managers, groups', 'writes of members and groups', isWriteOfPeople),
  rule(
    'state/timer-life',
    'a timer that runs, pauses, goes on',
    'writes of timers but the stop',
    isTimerWrite,
  ),
  rule('state/timer-entry', 'the entry that a timer becomes', 'the stop of a timer', isTimerStop),
];

function rule(file: string, about: string, goesFor: string, applies: Applies): Rule {
  return { file, about, goesFor, applies };
}
