import type { Drift } from './drift.ts';

/** The drift as readable text: undocumented parts first, then documented parts that were never received. */
export function renderDrift({ undocumented, unseen }: Drift): string {
  const sections: [string, string[]][] = [
    ['Received but not documented', undocumented.map(undocumentedLine)],
    ['Documented, but never called', unseen.operations],
    ['Documented responses that were never received', formatStatuses(unseen.statuses)],
    ['Documented fields that were never received', formatFields(unseen.fields)],
  ];
  return sections
    .map(([title, lines]) =>
      [`${title}: ${lines.length === 0 ? 'none' : ''}`.trim(), ...lines.map((line) => `  ${line}`)].join(
        '\n',
      ),
    )
    .join('\n\n');
}

function undocumentedLine({ operation, status, field, received }: Drift['undocumented'][number]): string {
  return `${operation} ${status}${field === undefined ? '' : ` ${field}`}: ${received}`;
}

function formatStatuses(statuses: Drift['unseen']['statuses']): string[] {
  const operations = groupPairs(statuses.map(({ status, operation }) => [String(status), operation]));
  return [...operations].sort().map(([status, ids]) => `${status} of ${shortList(ids)}`);
}

function formatFields(fields: Drift['unseen']['fields']): string[] {
  const names = groupPairs(fields.map(({ operation, status, field }) => [`${operation} ${status}`, field]));
  return [...names].map(([response, list]) => `${response}: ${list.join(', ')}`);
}

function groupPairs(pairs: [key: string, value: string][]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}

const MAX_NAMES = 6;

function shortList(names: string[]): string {
  if (names.length <= MAX_NAMES) return names.join(', ');
  return `${names.slice(0, MAX_NAMES).join(', ')} and ${names.length - MAX_NAMES} more`;
}
