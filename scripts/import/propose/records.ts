import { RECORD_FIELDS } from '../../contract/mapping/field-kinds.ts';
import type { FieldMapping, RecordMapping, RecordName } from '../../contract/mapping/mapping-model.ts';
import type { ValueTree } from '../../contract/mapping/trees.ts';
import { fieldPaths } from '../../contract/mapping/trees.ts';
import { type FieldMatch, MIN_CONFIDENCE, matchFields } from './fields.ts';
import type { OperationMatch } from './match-operations.ts';
import { nameWords } from './names.ts';
import { findItems, locateRecord, type RecordLocation, recordTree } from './places.ts';
import type { ProposalLine } from './proposal.ts';
import { isSameName } from './query.ts';
import type { NounMap } from './similar.ts';

/** The proposed mappings of the records, and their lines. */
export interface RecordsMatch {
  records: Partial<Record<RecordName, RecordMapping>>;
  /** Body fields and wrappers of single operations. */
  bodies: Map<string, { body: Record<string, FieldMapping>; wrapper?: string }>;
  lines: ProposalLine[];
}

const RECORD_NAMES = Object.keys(RECORD_FIELDS) as RecordName[];

/** Matches the fields of every record, in responses and in request bodies. */
export function matchRecords(
  matches: ReadonlyMap<string, OperationMatch>,
  locations: ReadonlyMap<string, RecordLocation>,
  nouns: NounMap,
): RecordsMatch {
  const found: RecordsMatch = { records: {}, bodies: new Map(), lines: [] };
  const trees = new Map(RECORD_NAMES.map((record) => [record, recordTree(record, locations)]));
  const project = trees.get('Project');
  const bodies = new Map(RECORD_NAMES.map((record) => [record, bodyTrees(record, matches, nouns)]));
  addNestedTrees(trees, bodies, project, nouns);
  for (const record of RECORD_NAMES) {
    const { fields: kinds, body: bodyKinds } = RECORD_FIELDS[record];
    const fields = matchAll(kinds, trees.get(record), record, nouns);
    found.lines.push(...buildLines(fields, ['records', record, 'fields'], `${record}.`));
    const body = matchBodies(record, bodyKinds, bodies.get(record) ?? [], nouns, found);
    const mapping = { fields: selectConfident(fields), body };
    if (Object.keys({ ...mapping.fields, ...mapping.body }).length > 0) found.records[record] = mapping;
  }
  return found;
}

/** Finds the records nested in projects: the members, and the phases if phases have no path. */
function addNestedTrees(
  trees: Map<RecordName, ValueTree | undefined>,
  bodies: Map<RecordName, BodyTree[]>,
  project: ValueTree | undefined,
  nouns: NounMap,
): void {
  const fields = matchFields(RECORD_FIELDS.Project.fields, fieldPaths(project), { record: 'Project', nouns });
  const recordPath = (name: string) =>
    fields.find(({ contractName }) => contractName === name)?.mapping.name ?? name;
  trees.set('ProjectMember', findItems(project, recordPath('members')));
  if (trees.get('Phase') === undefined) trees.set('Phase', findItems(project, recordPath('phases')));
  const create = bodies.get('Project')?.[0];
  const body = matchFields(RECORD_FIELDS.Project.body, fieldPaths(create?.tree), {
    record: 'Project',
    nouns,
  });
  const members = body.find(({ contractName }) => contractName === 'members')?.mapping.name;
  const items = members === undefined ? undefined : findItems(create?.tree, members);
  if (items !== undefined) bodies.set('ProjectMember', [{ id: 'createProject', tree: items, path: '' }]);
}

type BodyTree = RecordLocation & { id: string };

function bodyTrees(
  record: RecordName,
  matches: ReadonlyMap<string, OperationMatch>,
  nouns: NounMap,
): BodyTree[] {
  return [`create${record}`, `update${record}`].flatMap((id) => {
    const tree = matches.get(id)?.candidate.trees.body;
    const location = locateRecord(tree, RECORD_FIELDS[record].body, record, nouns, false);
    return location === undefined ? [] : [{ id, ...location }];
  });
}

/** Matches the fields of the create and update bodies. Differences in the second body become lines of its operation. */
function matchBodies(
  record: RecordName,
  kinds: (typeof RECORD_FIELDS)[RecordName]['body'],
  trees: BodyTree[],
  nouns: NounMap,
  found: RecordsMatch,
): Record<string, FieldMapping> {
  const shared: Record<string, FieldMapping> = {};
  const unchangedFields = new Set<string>();
  for (const { id, tree, path } of trees) {
    const matches = matchAll(kinds, tree, record, nouns);
    const exceptions: FieldMatch[] = [];
    for (const match of matches) {
      const { contractName, mapping } = match;
      const sharedMapping =
        shared[contractName] ?? (unchangedFields.has(contractName) ? { name: contractName } : undefined);
      if (sharedMapping === undefined && isConfidentMatch(match)) {
        if (isSameName(contractName, mapping)) unchangedFields.add(contractName);
        else shared[contractName] = mapping;
      }
      if (sharedMapping !== undefined && JSON.stringify(sharedMapping) !== JSON.stringify(mapping))
        exceptions.push(match);
      if (sharedMapping === undefined)
        found.lines.push(...buildLines([match], ['records', record, 'body'], `${record} body `));
    }
    if (exceptions.length > 0)
      found.lines.push(...buildLines(exceptions, ['operations', id, 'body'], `${id} body `, true));
    const body = Object.fromEntries(
      exceptions.filter(isConfidentMatch).map(({ contractName, mapping }) => [contractName, mapping]),
    );
    if (Object.keys(body).length > 0 || path !== '')
      found.bodies.set(id, { body, ...(path !== '' && { wrapper: path }) });
  }
  return shared;
}

function matchAll(
  kinds: (typeof RECORD_FIELDS)[RecordName]['fields'],
  tree: ValueTree | undefined,
  record: RecordName,
  nouns: NounMap,
): FieldMatch[] {
  const wireFields = fieldPaths(tree);
  const matches = matchFields(kinds, wireFields, { record, nouns });
  const name = record === 'Member' ? matchSplitName(matches, wireFields) : undefined;
  return name === undefined
    ? matches
    : [...matches.filter(({ contractName }) => contractName !== 'name'), name];
}

/** Names of the fields with the parts of a person's name. */
const FIRST_NAMES = ['first name', 'given name', 'forename'];
const LAST_NAMES = ['last name', 'family name', 'surname'];

/** Matches the name of a person that the document has in two fields. */
function matchSplitName(
  matches: FieldMatch[],
  wireFields: ReadonlyMap<string, ValueTree>,
): FieldMatch | undefined {
  if (matches.some((match) => match.contractName === 'name' && isConfidentMatch(match))) return undefined;
  const findField = (names: string[]) =>
    [...wireFields.keys()].find((name) => names.includes(nameWords(name).join(' ')));
  const [first, last] = [findField(FIRST_NAMES), findField(LAST_NAMES)];
  if (first === undefined || last === undefined) return undefined;
  return { contractName: 'name', mapping: { name: `${first} + ${last}` }, confidence: 0.9 };
}

/** Whether a match is confident enough to be written instead of becoming a question. */
export function isConfidentMatch({ confidence }: { confidence: number }): boolean {
  return confidence >= MIN_CONFIDENCE;
}

function selectConfident(matches: FieldMatch[]): Record<string, FieldMapping> {
  const selected = matches.filter(
    (match) => isConfidentMatch(match) && !isSameName(match.contractName, match.mapping),
  );
  return Object.fromEntries(selected.map(({ contractName, mapping }) => [contractName, mapping]));
}

/** Builds the lines of the matches that differ from the contract, are in doubt, or lack confidence. */
export function buildLines(
  matches: FieldMatch[],
  keys: string[],
  prefix: string,
  isException = false,
): ProposalLine[] {
  return matches
    .filter(
      (match) =>
        isException ||
        !isConfidentMatch(match) ||
        match.doubt !== undefined ||
        !isSameName(match.contractName, match.mapping),
    )
    .map(({ contractName, mapping, confidence, doubt }) => ({
      keys: [...keys, contractName],
      contractName: prefix + contractName,
      wireName: mapping.name,
      confidence,
      ...(doubt && { doubt }),
    }));
}
