import { nearest } from '../../cli/nearest.ts';
import { ACCESS_VALUES, ACTORS, type Actor, parseAccess } from '../access.ts';
import { readSource } from '../evidence.ts';

/** A problem of a row: its location in the row, and the message. */
export interface RowProblem {
  keys: string[];
  text: string;
}

/** The row as in the contract document, as far as the short row could be parsed, and the problems of the short row. */
export interface ExpandedRow {
  row: unknown;
  problems: RowProblem[];
}

type ShortRow = Record<string, unknown>;
/** A permission as in the contract document. */
interface LongPermission {
  access?: string;
  source: unknown;
  note?: unknown;
  rejected_with?: unknown;
}

const ROW_KEYS = ['source', 'default'];
const PERMISSION_KEYS = ['access', 'source', 'note', 'rejected_with'];
const NO_ACCESS: LongPermission = { access: 'none', source: 'article' };

/**
 * Expands `{source, default, ...exceptions}` to a permission for each actor. An exception is an access, or `{access,
 * source?, note?, rejected_with?}`. In a row with a default, `other-member` has the access of `member` and `anonymous`
 * has none, unless they are exceptions; a row without a default changes only the actors that it names.
 */
export function expandRow(row: unknown, actors: readonly Actor[] = ACTORS): ExpandedRow {
  if (!isObject(row)) return { row, problems: [{ keys: [], text: `${JSON.stringify(row)} is not a row` }] };
  const problems = rowProblems(row, actors);
  const permissions = new Map<string, LongPermission>();
  for (const key of permissionKeys(row, actors)) {
    const found = permissionProblems(row[key], !Object.hasOwn(row, 'default')).map((problem) => ({
      ...problem,
      keys: [key, ...problem.keys],
    }));
    if (found.length === 0) permissions.set(key, expandPermission(row[key], row));
    problems.push(...found);
  }
  return { row: assignPermissions(permissions, row, actors), problems };
}

function permissionKeys(row: ShortRow, actors: readonly Actor[]): string[] {
  return ['default', ...actors].filter((key) => Object.hasOwn(row, key));
}

/** Assigns the permissions in the order of the actors, regardless of the order of the exceptions. */
function assignPermissions(
  permissions: Map<string, LongPermission>,
  row: ShortRow,
  actors: readonly Actor[],
): object {
  const findPermission = (actor: Actor) => {
    if (Object.hasOwn(row, actor)) return permissions.get(actor);
    if (!Object.hasOwn(row, 'default')) return undefined;
    if (actor === 'other-member' && Object.hasOwn(row, 'member')) return permissions.get('member');
    return actor === 'anonymous' ? NO_ACCESS : permissions.get('default');
  };
  const pairs = actors.flatMap((actor) => {
    const permission = findPermission(actor);
    return permission === undefined ? [] : [[actor, { ...permission }] as const];
  });
  return Object.fromEntries(pairs);
}

function expandPermission(permission: unknown, row: ShortRow): LongPermission {
  const { access, source, note, rejected_with } = (
    isObject(permission) ? permission : { access: permission }
  ) as ShortRow;
  return {
    ...(access !== undefined && { access: String(access) }),
    source: source ?? row.source,
    ...(note !== undefined && { note }),
    ...(rejected_with !== undefined && { rejected_with }),
  };
}

function rowProblems(row: ShortRow, actors: readonly Actor[]): RowProblem[] {
  const allowedKeys = [...ROW_KEYS, ...actors];
  const unknown = Object.keys(row).filter((key) => !allowedKeys.includes(key));
  return [
    ...unknown.map((key) => ({ keys: [key], text: `there is no such actor here${hint(key, allowedKeys)}` })),
    ...sourceProblems(row),
    ...missingSources(row, actors),
    ...(permissionKeys(row, actors).length === 0
      ? [{ keys: [], text: 'it names neither an actor nor a default' }]
      : []),
  ];
}

/** Whether a permission changes only the status of a rejection, which is possible in a row without a default. */
function changesOnlyStatus(permission: ShortRow, isPartial: boolean): boolean {
  return isPartial && !('access' in permission) && 'rejected_with' in permission;
}

function permissionProblems(permission: unknown, isPartial: boolean): RowProblem[] {
  if (!isObject(permission)) return accessProblems(permission, []);
  const unknown = Object.keys(permission).filter((key) => !PERMISSION_KEYS.includes(key));
  return [
    ...unknown.map((key) => ({
      keys: [key],
      text: `unknown key${hint(key, PERMISSION_KEYS)}. Choose from: ${PERMISSION_KEYS.join(', ')}`,
    })),
    ...(changesOnlyStatus(permission, isPartial)
      ? []
      : accessProblems(permission.access, 'access' in permission ? ['access'] : [])),
    ...sourceProblems(permission),
    ...noteProblems(permission),
    ...statusProblems(permission),
  ];
}

function accessProblems(access: unknown, keys: string[]): RowProblem[] {
  const parts = typeof access === 'string' ? access.split('+') : [];
  const unknown = parts.find((part) => !ACCESS_VALUES.some((value) => value === part));
  if (unknown === undefined && parseAccess(access) !== undefined) return [];
  const problem =
    access === undefined ? 'the access is missing' : `${JSON.stringify(access)} is not an access value`;
  const close = unknown === undefined ? '' : hint(unknown, ACCESS_VALUES);
  return [
    {
      keys,
      text: `${problem}${close}; it is one of ${joinNames(ACCESS_VALUES)}, or several of managed, assigned and own with + between them`,
    },
  ];
}

function sourceProblems(holder: ShortRow): RowProblem[] {
  if (!Object.hasOwn(holder, 'source') || readSource(holder.source) !== undefined) return [];
  return [
    { keys: ['source'], text: `${JSON.stringify(holder.source)} is not a source (see spec/README.md)` },
  ];
}

function missingSources(row: ShortRow, actors: readonly Actor[]): RowProblem[] {
  if (Object.hasOwn(row, 'source')) return [];
  const without = permissionKeys(row, actors).filter((key) => {
    const permission = row[key];
    return !isObject(permission) || !Object.hasOwn(permission, 'source');
  });
  if (without.length === 0) return [];
  return [
    {
      keys: [],
      text: `there is no source for ${joinNames(without)}: give one to the row, or to each of them`,
    },
  ];
}

function noteProblems({ note }: ShortRow): RowProblem[] {
  if (note === undefined || (typeof note === 'string' && note !== '')) return [];
  return [{ keys: ['note'], text: `${JSON.stringify(note)} is not a note: it must be a string` }];
}

function statusProblems({ rejected_with: status }: ShortRow): RowProblem[] {
  if (status === undefined || (Number.isInteger(status) && Number(status) >= 400 && Number(status) < 500))
    return [];
  return [{ keys: ['rejected_with'], text: `${JSON.stringify(status)} must be a status from 400 to 499` }];
}

function hint(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}

function joinNames(items: readonly string[]): string {
  return [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((part) => part !== '').join(' and ');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
