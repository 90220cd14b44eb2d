import type { AccessValue, Actor } from '../contract/contract.ts';
import { type AccessObservation, type AccessReport, accessLine, isDifferent } from './access.ts';

const LETTERS: Record<AccessValue, string> = { all: 'A', own: 'O', managed: 'M', assigned: 'P', none: '-' };

const HEADINGS: Record<Actor, string> = {
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
  'A all   M managed   P public projects and those they are on   O own   - rejected',
  'M>A: expected M, actual A   ?: not checked',
];

const COLUMN_WIDTH = 9;

/**
 * The matrix on one screen: the expected access of each actor in each operation, and where the actual access differs.
 */
export function renderGrid(report: AccessReport, mark: (text: string) => string): string {
  const { operations, actors, permissions } = report;
  const width = Math.max(...operations.map((id) => id.length)) + 2;
  const permissionsByKey = new Map(
    permissions.map((permission) => [`${permission.operation} ${permission.actor}`, permission]),
  );
  const head = ' '.repeat(width) + actors.map((actor) => HEADINGS[actor].padEnd(COLUMN_WIDTH)).join('');
  const rows = operations.map((id) => {
    const texts = actors.map((actor) => formatPermission(permissionsByKey.get(`${id} ${actor}`), mark));
    return (id.padEnd(width) + texts.join('')).trimEnd();
  });
  return [head.trimEnd(), ...rows, ...LEGEND, accessLine(report)].join('\n');
}

function formatPermission(permission: AccessObservation | undefined, mark: (text: string) => string): string {
  if (permission === undefined) return '?'.padEnd(COLUMN_WIDTH);
  const { expected, observed } = permission;
  if (!isDifferent(permission)) return formatAccess(expected).padEnd(COLUMN_WIDTH);
  const text = `${formatAccess(expected)}>${observed ? formatAccess(observed) : '?'}`;
  return mark(text) + ' '.repeat(Math.max(1, COLUMN_WIDTH - text.length));
}

/** The letters of access values in a fixed order, so that equal access looks the same. */
function formatAccess(access: AccessValue[]): string {
  const order = Object.keys(LETTERS);
  const sorted = [...access].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return sorted.map((value) => LETTERS[value]).join('');
}
