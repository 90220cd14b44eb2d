import { parseAccess } from '../../../scripts/contract/access.ts';
import { ACTORS, type Actor, type Permission } from '../../fixtures/contract.ts';
import { CALL_TABLE, VISIBILITY_TABLE } from './fact-sheet-table.ts';

/** A row of the fact sheet: what it is about, and a cell for each of the eight actors. */
export interface Row {
  what: string;
  permissions: Record<Actor, Permission>;
}

const COLUMN_OF: Record<Exclude<Actor, 'anonymous'>, string> = {
  owner: 'Owner',
  admin: 'Admin',
  'group-manager': 'Group manager',
  'project-manager': 'Project manager',
  'direct-manager': 'Direct manager',
  member: 'Member',
  'other-member': 'Member',
};

/** Who may do what, row by row. */
export const CALLS = readTable(CALL_TABLE);
/** Who sees which field, row by row. */
export const VISIBILITIES = readTable(VISIBILITY_TABLE);

/** A row by its words; one that is not there is a mistake in a test. */
export function rowOf(rows: Row[], what: string): Row {
  const row = rows.find((each) => each.what === what);
  if (!row) throw new Error(`the fact sheet has no row "${what}"`);
  return row;
}

function readTable(table: string): Row[] {
  const [heading = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((text) => text.trim()));
  return rows.map((texts) => readRow(heading, texts));
}

function readRow(heading: string[], texts: string[]): Row {
  if (texts.length !== heading.length) throw new Error(`a row with other columns: ${texts.join(' | ')}`);
  const [what = '', sources = ''] = [texts[0], texts.at(-1)];
  const permissions = ACTORS.map((actor) => {
    if (actor === 'anonymous') return [actor, { access: ['none'], source: 'article' }];
    const column = COLUMN_OF[actor];
    const text = texts[heading.indexOf(column)];
    const access = parseAccess(text === '-' ? 'none' : text);
    if (!access) throw new Error(`"${what}" says ${text} of the ${column}, which is no reach`);
    return [actor, { access, source: sourceOf(sources, column) }];
  });
  return { what, permissions: Object.fromEntries(permissions) };
}

/** The source of one column: its own after a semicolon, or else that of the row. */
function sourceOf(sources: string, column: string): string {
  const [ofRow = '', ...others] = sources.split(';').map((text) => text.trim());
  const own = others.find((other) => other.startsWith(`${column}:`))?.slice(column.length + 1);
  const source = (own ?? ofRow).trim();
  return source === 'guess' ? 'guess: no source says it' : source;
}
