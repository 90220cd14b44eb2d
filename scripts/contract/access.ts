export const ACTORS = [
  'owner',
  'admin',
  'group-manager',
  'project-manager',
  'direct-manager',
  'member',
  'other-member',
  'anonymous',
] as const;
export type Actor = (typeof ACTORS)[number];

export const REACH_WORDS = ['all', 'scope', 'assigned', 'own', 'none'] as const;
export type ReachWord = (typeof REACH_WORDS)[number];

/** How far one actor reaches, and what says so. Several words add up. */
export interface Cell {
  reach: ReachWord[];
  source: string;
  note?: string;
  /** The status with which a call is refused that he may not make at all, where it is not 403. */
  refused_with?: number;
}
export type Cells = Partial<Record<Actor, Cell>>;

/** Who may see or set a field of a record that fits `when`; without `when`, of any record. */
export interface FieldRule {
  when?: Record<string, (string | number)[]>;
  cells: Cells;
}

type RawCell = Omit<Cell, 'reach'> & { reach: string };
type RawCells = Partial<Record<Actor, RawCell>>;

/** Splits `own+scope` into its words; undefined when one of them is not a reach word or two do not add up. */
export function parseReach(text: unknown): ReachWord[] | undefined {
  if (typeof text !== 'string') return undefined;
  const words = text.split('+');
  const known = words.filter((word): word is ReachWord => REACH_WORDS.some((reach) => reach === word));
  const isAlone = words.length === 1 || !known.some((word) => word === 'all' || word === 'none');
  return known.length === words.length && isAlone ? known : undefined;
}

/** Reads `{actor: {reach, source, note?}}`, the value of `x-access` and of its likes. */
export function readCells(raw: unknown): Cells {
  const cells: Cells = {};
  for (const [actor, cell] of Object.entries((raw ?? {}) as RawCells)) {
    cells[actor as Actor] = { ...cell, reach: parseReach(cell.reach) ?? ['none'] };
  }
  return cells;
}

/** Reads `x-visible-to` or `x-writable-by`: cells, or a list of rules of which the first that fits decides. */
export function readFieldRules(raw: unknown): FieldRule[] {
  if (!Array.isArray(raw)) return [{ cells: readCells(raw) }];
  return raw.map(({ when, cells }: { when?: FieldRule['when']; cells: unknown }) => {
    return when === undefined ? { cells: readCells(cells) } : { when, cells: readCells(cells) };
  });
}
