import { nearest } from '../../cli/nearest.ts';
import { ACTORS, type Actor, parseReach } from '../access.ts';
import { readSource } from '../sureness.ts';

/** Something wrong with a row: where it stands below the row, and what is wrong. */
export interface RowProblem {
  keys: string[];
  text: string;
}

/** The row that the contract document holds, as far as the short one could be read. */
export interface ExpandedRow {
  row: unknown;
  problems: RowProblem[];
}

type ShortRow = Record<string, unknown>;
/** A cell as the contract document holds it. */
interface LongCell {
  reach: string;
  source: unknown;
  note?: unknown;
  refused_with?: unknown;
}

/** What the glossary calls `managed` is still `scope` in the contract document. */
const ACCESS = ['all', 'managed', 'assigned', 'own', 'none'];
const ROW_KEYS = ['source', 'default'];
const CELL_KEYS = ['access', 'source', 'note', 'rejected_with'];
const NO_ACCESS: LongCell = { reach: 'none', source: 'article' };

/**
 * Expands `{source, default, ...exceptions}` to a cell for each actor. An exception is an access, or
 * `{access, source?, note?, rejected_with?}`. In a row with a default the second member is as the first and `anonymous`
 * may call nothing, unless they are exceptions themselves; a row without one changes only the actors that it names. A row
 * that is written out, with `reach` and source in each cell, stays as it is.
 */
export function expandRow(row: unknown, actors: readonly Actor[] = ACTORS): ExpandedRow {
  if (!isObject(row)) return { row, problems: [{ keys: [], text: `${JSON.stringify(row)} is no row` }] };
  if (!isShort(row)) return { row, problems: [] };
  const problems = rowProblems(row, actors);
  const cells = new Map<string, LongCell>();
  for (const key of cellKeys(row, actors)) {
    const found = cellProblems(row[key]).map((problem) => ({
      ...problem,
      keys: [key, ...problem.keys],
    }));
    if (found.length === 0) cells.set(key, longCell(row[key], row));
    problems.push(...found);
  }
  return { row: assign(cells, row, actors), problems };
}

function isShort(row: ShortRow): boolean {
  const isShortCell = (cell: unknown) => {
    return isObject(cell) ? 'access' in cell && !('reach' in cell) : typeof cell === 'string';
  };
  return ROW_KEYS.some((key) => key in row) || Object.values(row).some(isShortCell);
}

function cellKeys(row: ShortRow, actors: readonly Actor[]): string[] {
  return ['default', ...actors].filter((key) => Object.hasOwn(row, key));
}

/** In the order of the actors, whatever the order of the exceptions. */
function assign(cells: Map<string, LongCell>, row: ShortRow, actors: readonly Actor[]): object {
  const given = (actor: Actor) => {
    if (Object.hasOwn(row, actor)) return cells.get(actor);
    if (!Object.hasOwn(row, 'default')) return undefined;
    if (actor === 'other-member' && Object.hasOwn(row, 'member')) return cells.get('member');
    return actor === 'anonymous' ? NO_ACCESS : cells.get('default');
  };
  const pairs = actors.flatMap((actor) => {
    const cell = given(actor);
    return cell === undefined ? [] : [[actor, { ...cell }] as const];
  });
  return Object.fromEntries(pairs);
}

function longCell(cell: unknown, row: ShortRow): LongCell {
  const { access, source, note, rejected_with } = (isObject(cell) ? cell : { access: cell }) as ShortRow;
  return {
    reach: String(access).replaceAll('managed', 'scope'),
    source: source ?? row.source,
    ...(note !== undefined && { note }),
    ...(rejected_with !== undefined && { refused_with: rejected_with }),
  };
}

function rowProblems(row: ShortRow, actors: readonly Actor[]): RowProblem[] {
  const known = [...ROW_KEYS, ...actors];
  const unknown = Object.keys(row).filter((key) => !known.includes(key));
  return [
    ...unknown.map((key) => ({ keys: [key], text: `there is no such actor here${hint(key, known)}` })),
    ...sourceProblems(row),
    ...missingSources(row, actors),
    ...(cellKeys(row, actors).length === 0
      ? [{ keys: [], text: 'it names neither an actor nor a default' }]
      : []),
  ];
}

function cellProblems(cell: unknown): RowProblem[] {
  if (!isObject(cell)) return accessProblems(cell, []);
  if ('reach' in cell) {
    return [{ keys: ['reach'], text: 'a short row says access here; write the whole row in one form' }];
  }
  const unknown = Object.keys(cell).filter((key) => !CELL_KEYS.includes(key));
  return [
    ...unknown.map((key) => ({
      keys: [key],
      text: `unknown${hint(key, CELL_KEYS)}; known: ${list(CELL_KEYS)}`,
    })),
    ...accessProblems(cell.access, 'access' in cell ? ['access'] : []),
    ...sourceProblems(cell),
    ...noteProblems(cell),
    ...statusProblems(cell),
  ];
}

function accessProblems(access: unknown, keys: string[]): RowProblem[] {
  const words = typeof access === 'string' ? access.split('+') : [];
  const unknown = words.find((word) => !ACCESS.includes(word));
  const reach = words.map((word) => (word === 'managed' ? 'scope' : word)).join('+');
  if (unknown === undefined && parseReach(reach) !== undefined) return [];
  const given = access === undefined ? 'there is no access' : `${JSON.stringify(access)} is no access`;
  const close = unknown === undefined ? '' : hint(unknown, ACCESS);
  return [
    {
      keys,
      text: `${given}${close}; it is one of ${list(ACCESS)}, or several of managed, assigned and own with + between them`,
    },
  ];
}

function sourceProblems(holder: ShortRow): RowProblem[] {
  if (!Object.hasOwn(holder, 'source') || readSource(holder.source) !== undefined) return [];
  return [
    { keys: ['source'], text: `${JSON.stringify(holder.source)} is no source (spec/README.md lists them)` },
  ];
}

function missingSources(row: ShortRow, actors: readonly Actor[]): RowProblem[] {
  if (Object.hasOwn(row, 'source')) return [];
  const without = cellKeys(row, actors).filter((key) => {
    const cell = row[key];
    return !isObject(cell) || !Object.hasOwn(cell, 'source');
  });
  if (without.length === 0) return [];
  return [
    { keys: [], text: `there is no source for ${list(without)}: give one to the row, or to each of them` },
  ];
}

function noteProblems({ note }: ShortRow): RowProblem[] {
  if (note === undefined || (typeof note === 'string' && note !== '')) return [];
  return [{ keys: ['note'], text: `${JSON.stringify(note)} is no note: it must be a text` }];
}

function statusProblems({ rejected_with: status }: ShortRow): RowProblem[] {
  if (status === undefined || (Number.isInteger(status) && Number(status) >= 400 && Number(status) < 500))
    return [];
  return [{ keys: ['rejected_with'], text: `${JSON.stringify(status)} must be a status from 400 to 499` }];
}

function hint(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}

function list(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
