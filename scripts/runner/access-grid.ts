import type { AccessValue, Actor } from '../contract/contract.ts';
import { type AccessObservation, type AccessReport, accessLine, differs } from './access.ts';

const LETTERS: Record<AccessValue, string> = { all: 'A', own: 'O', managed: 'S', assigned: 'P', none: '-' };

const HEADS: Record<Actor, string> = {
  owner: 'owner',
  admin: 'admin',
  'group-manager': 'group m',
  'project-manager': 'proj. m',
  'direct-manager': 'direct m',
  member: 'member',
  'other-member': 'other m',
  anonymous: 'nobody',
};

const LEGEND = [
  'A all   M managed   P projects they are on and public ones   O own   - rejected',
  'M>A: expected M, actual A   ?: not checked',
];

const COLUMN = 9;

/**
 * The matrix on one screen: the expected access of each actor in each operation, and where the actual access differs.
 */
export function renderGrid(report: AccessReport, mark: (text: string) => string): string {
  const { operations, actors, permissions } = report;
  const width = Math.max(...operations.map((id) => id.length)) + 2;
  const permissionsByKey = new Map(
    permissions.map((permission) => [`${permission.operation} ${permission.actor}`, permission]),
  );
  const head = ' '.repeat(width) + actors.map((actor) => HEADS[actor].padEnd(COLUMN)).join('');
  const rows = operations.map((id) => {
    const texts = actors.map((actor) => permissionText(permissionsByKey.get(`${id} ${actor}`), mark));
    return (id.padEnd(width) + texts.join('')).trimEnd();
  });
  return [head.trimEnd(), ...rows, ...LEGEND, accessLine(report)].join('\n');
}

function permissionText(permission: AccessObservation | undefined, mark: (text: string) => string): string {
  if (permission === undefined) return '?'.padEnd(COLUMN);
  const { expected, observed } = permission;
  if (!differs(permission)) return letters(expected).padEnd(COLUMN);
  const text = `${letters(expected)}>${observed ? letters(observed) : '?'}`;
  return mark(text) + ' '.repeat(Math.max(1, COLUMN - text.length));
}

/** In one order, so that equal access looks the same: `OM`, `MP`. */
function letters(access: AccessValue[]): string {
  const order = Object.keys(LETTERS);
  const sorted = [...access].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return sorted.map((value) => LETTERS[value]).join('');
}
