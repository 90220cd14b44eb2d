import { type FieldKinds, RECORD_FIELDS, recordName } from '../../contract/mapping/field-kinds.ts';
import type { RecordName } from '../../contract/mapping/mapping-model.ts';
import { subtree, type ValueTree } from '../../contract/mapping/trees.ts';
import { mostCommon } from './errors.ts';
import { matchCount, matchRatio } from './fields.ts';
import type { OperationMatch } from './match-operations.ts';
import { listCandidates, type TreeLocation } from './resources.ts';
import type { NounMap } from './similar.ts';

/** The location of the record in a body: the path, or '' if the body is the record. */
export interface RecordLocation {
  path: string;
  tree: ValueTree;
}

/** Finds the location in a body with the most fields of a record; undefined if no location resembles the record. */
export function locateRecord(
  tree: ValueTree | undefined,
  kinds: FieldKinds,
  record: RecordName,
  nouns: NounMap,
  isList: boolean,
): RecordLocation | undefined {
  if (tree === undefined) return undefined;
  const locations = listCandidates(tree).filter((location) => location.isList === isList);
  const count = (location: TreeLocation) => matchCount(location.tree, kinds, { record, nouns });
  const scoredLocations = locations
    .filter(
      (location) =>
        !locations.some((other) => isWithin(location, other) && count(other) >= Math.max(2, count(location))),
    )
    .map((location) => ({ place: location, share: score(location, kinds, record, nouns) }))
    .filter(({ share }) => share > 0.2);
  const best = scoredLocations.sort(
    (one, other) => other.share - one.share || depth(one.place) - depth(other.place),
  )[0];
  return best && { path: best.place.path, tree: best.place.tree };
}

function score({ tree }: TreeLocation, kinds: FieldKinds, record: RecordName, nouns: NounMap): number {
  // Several matching fields mean more than one that happens to have the same name.
  return matchRatio(kinds, tree, { record, nouns }) * Math.min(1, 0.4 + tree.properties.size * 0.2);
}

/** Whether one location contains the other: a reference in a record (`data.project`) has fields like the record. */
function isWithin(inner: TreeLocation, outer: TreeLocation): boolean {
  return inner.path !== outer.path && (outer.path === '' || inner.path.startsWith(`${outer.path}.`));
}

function depth({ path }: TreeLocation): number {
  return path === '' ? 0 : path.split('.').length;
}

/** The record that an operation returns. Stopping a timer returns an entry. */
export function responseRecord(id: string): RecordName {
  return id === 'stopTimer' ? 'Entry' : (recordName(id) as RecordName);
}

/** Locates the record in the response of each operation, by operationId of the contract. */
export function locateRecords(
  matches: Iterable<OperationMatch>,
  nouns: NounMap,
): Map<string, RecordLocation> {
  const found = new Map<string, RecordLocation>();
  for (const { id, candidate } of matches) {
    if (/^delete/.test(id)) continue;
    const record = responseRecord(id);
    const location = locateRecord(
      candidate.trees.success,
      RECORD_FIELDS[record].fields,
      record,
      nouns,
      /^list/.test(id),
    );
    if (location !== undefined) found.set(id, location);
  }
  return found;
}

/** The tree with the most fields of a record: in a single response or in a list. */
export function recordTree(
  record: RecordName,
  locations: ReadonlyMap<string, RecordLocation>,
): ValueTree | undefined {
  const ids = ['get', 'create', 'update'].map((action) => action + record);
  const lists = [...locations.keys()].filter((id) => /^list/.test(id) && recordName(id) === record);
  const trees = [...ids, ...lists].flatMap((id) => locations.get(id)?.tree ?? []);
  return trees.sort((one, other) => other.properties.size - one.properties.size)[0];
}

/** The most common path, and the operations that have another one. */
export function commonPath(
  paths: ReadonlyMap<string, string>,
): { path: string; others: Map<string, string> } | undefined {
  const path = mostCommon([...paths.values()]);
  if (path === undefined) return undefined;
  return { path, others: new Map([...paths].filter(([, each]) => each !== path)) };
}

/** Items of a list in a record. */
export function findItems(tree: ValueTree | undefined, path: string): ValueTree | undefined {
  return subtree(tree, path)?.items;
}
