import { ACTORS, type Actor, SIGNED_IN } from '../access.ts';
import type { Action, Overlay } from './index.ts';
import { expandRow } from './short-row.ts';

/** An invalid short row of an overlay. */
export interface ExpandProblem {
  /** Its path from the overlay's root. */
  keys: (string | number)[];
  /** Its action's target, the row, and the invalid part of the row. */
  location: string;
  text: string;
}

type ReportProblem = (keys: (string | number)[], text: string) => void;

const ACCESS_KEYWORDS: ReadonlyMap<string, { actors: readonly Actor[]; mayBeList: boolean }> = new Map([
  ['x-access', { actors: ACTORS, mayBeList: false }],
  ['x-access-when-locked', { actors: ACTORS, mayBeList: false }],
  ['x-visible-to', { actors: SIGNED_IN, mayBeList: true }],
  ['x-writable-by', { actors: SIGNED_IN, mayBeList: true }],
]);
const RULE_KEYS = ['when', 'permissions'];

/** Expands every short row of the overlay, and collects the problems of invalid rows. */
export function expandRows(overlay: Overlay): { overlay: Overlay; problems: ExpandProblem[] } {
  if (!Array.isArray(overlay.actions)) return { overlay, problems: [] };
  const problems: ExpandProblem[] = [];
  const actions = overlay.actions.map((action, index) => {
    return expandAction(action, (keys, text) => {
      const name = keys
        .filter((key) => key !== 'permissions')
        .map((key) => (typeof key === 'number' ? `rule ${key + 1}` : key));
      const location = [String(action.target).trim(), ...name].join(': ');
      problems.push({ keys: ['actions', index, 'update', ...keys], location, text });
    });
  });
  return { overlay: { ...overlay, actions }, problems };
}

/** An action may target a row itself, as actions proposed by a live run do. */
function expandAction(action: Action, report: ReportProblem): Action {
  if (typeof action?.target !== 'string' || action.update === undefined) return action;
  const target = /\[['"](x-[a-z-]+)['"]\]$/.exec(action.target.trim())?.[1];
  const update =
    target !== undefined && ACCESS_KEYWORDS.has(target)
      ? expandAccess(target, action.update, [], report)
      : expandNode(action.update, [], report);
  return { ...action, update };
}

/** Expands the rows in a node, except fields and contents of examples that only have the name of a row. */
function expandNode(node: unknown, keys: (string | number)[], report: ReportProblem): unknown {
  if (Array.isArray(node)) return node.map((each, index) => expandNode(each, [...keys, index], report));
  if (typeof node !== 'object' || node === null) return node;
  const holdsNames = keys.at(-1) === 'properties';
  const entries = Object.entries(node).map(([key, child]) => {
    const childKeys = [...keys, key];
    if (!holdsNames && (key === 'example' || key === 'examples')) return [key, child];
    if (!holdsNames && ACCESS_KEYWORDS.has(key)) return [key, expandAccess(key, child, childKeys, report)];
    return [key, expandNode(child, childKeys, report)];
  });
  return Object.fromEntries(entries);
}

function expandAccess(
  name: string,
  value: unknown,
  keys: (string | number)[],
  report: ReportProblem,
): unknown {
  const { actors, mayBeList } = ACCESS_KEYWORDS.get(name) as { actors: readonly Actor[]; mayBeList: boolean };
  const expand = (row: unknown, at: (string | number)[]) => {
    const { row: expanded, problems } = expandRow(row, actors);
    for (const problem of problems) report([...at, ...problem.keys], problem.text);
    return expanded;
  };
  if (!mayBeList || !Array.isArray(value)) return expand(value, keys);
  return value.map((rule, index) => {
    if (typeof rule !== 'object' || rule === null || !('permissions' in rule)) {
      report([...keys, index], 'a rule must have its row under permissions');
      return rule;
    }
    const unknown = Object.keys(rule).filter((key) => !RULE_KEYS.includes(key));
    for (const key of unknown)
      report([...keys, index, key], `unknown key. Choose from: ${RULE_KEYS.join(', ')}`);
    return { ...rule, permissions: expand(rule.permissions, [...keys, index, 'permissions']) };
  });
}
