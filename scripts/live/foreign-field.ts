import type { LiveRecordKind } from './resources.ts';

/** Body fields that reference other records, with the kind of record. */
const REFERENCES = new Map<string, LiveRecordKind>([
  ['project_id', 'project'],
  ['phase_id', 'phase'],
  ['client_id', 'client'],
  ['phase_category_id', 'phaseCategory'],
]);

/** Matches fields that reference people, or records that a run cannot create. */
const FOREIGN_ID_KEYS = /(^|_)ids?$|member|manager|user|people|person|invit|mail/i;

/** Finds the first field, at any depth, that references a person, or a record that the run did not create. */
export function findForeignField(
  value: unknown,
  owns: (kind: LiveRecordKind, id: unknown) => boolean,
): string | undefined {
  if (Array.isArray(value)) return findFirst(value, (each) => findForeignField(each, owns));
  if (typeof value !== 'object' || value === null) return undefined;
  return findFirst(Object.entries(value), ([name, each]) => {
    if (isEmpty(each)) return undefined;
    const kind = REFERENCES.get(name);
    if (kind !== undefined) return owns(kind, each) ? undefined : name;
    return FOREIGN_ID_KEYS.test(name) ? name : findForeignField(each, owns);
  });
}

function findFirst<T>(items: T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
