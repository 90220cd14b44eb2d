import { RECORD_FIELDS } from '../../contract/mapping/field-kinds.ts';
import type { RecordName } from '../../contract/mapping/mapping-model.ts';
import { fieldPaths, type ValueTree } from '../../contract/mapping/trees.ts';
import { matchRatio } from './fields.ts';
import { nameWords, singular } from './names.ts';
import { nounScore } from './nouns.ts';
import { listNouns, type UpstreamOperation } from './operations.ts';

/** The operations on the records of one path. */
export interface ResourcePath {
  path: string;
  operations: UpstreamOperation[];
}

export interface ResourceMatch {
  record: RecordName;
  collection: ResourcePath;
  confidence: number;
}

const TOP_LEVEL_RECORDS = Object.keys(RECORD_FIELDS).filter(
  (name) => name !== 'ProjectMember',
) as RecordName[];

/** Pairs the document's collections with records, most confident first. Collections of a record share a noun. */
export function matchResources(operations: UpstreamOperation[]): ResourceMatch[] {
  const collections = groupOperations(operations);
  const pairs = collections.flatMap((collection) =>
    TOP_LEVEL_RECORDS.filter(
      (record) => record !== 'PhaseCategory' || isReferenced(collection, collections),
    ).map((record) => ({ record, collection, confidence: resourceScore(record, collection) })),
  );
  const used = new Set<ResourcePath>();
  const nounByRecord = new Map<RecordName, string>();
  return pairs
    .filter(({ confidence }) => confidence >= 0.35)
    .sort((one, other) => other.confidence - one.confidence)
    .filter(({ record, collection }) => {
      const noun = deriveNoun(collection);
      if (used.has(collection) || (nounByRecord.get(record) ?? noun) !== noun) return false;
      used.add(collection);
      nounByRecord.set(record, noun);
      return true;
    });
}

/** Whether the noun means a phase category, or a field of the phases references the noun. */
function isReferenced(collection: ResourcePath, all: ResourcePath[]): boolean {
  const noun = deriveNoun(collection);
  if (nounScore(noun, 'PhaseCategory') > MAX_UNCERTAIN) return true;
  const phases = all.filter(({ path }) => nounScore(listNouns(path)[0] ?? '', 'Phase') > MAX_UNCERTAIN);
  const trees = phases.flatMap(({ operations }) => operations.flatMap(({ trees }) => Object.values(trees)));
  const names = trees.flatMap((tree) => (tree instanceof Map ? [] : [...fieldPaths(tree).keys()]));
  return names.some((name) => nameWords(name.split('.').at(-1) ?? '').join(' ') === `${noun} id`);
}

/** The maximum score of nouns that may mean something else. */
const MAX_UNCERTAIN = 0.6;

/** The document's noun for the records of a collection, as words: `time entry`. */
export function nounWords({ path }: ResourcePath): string[] {
  return nameWords(listNouns(path)[0] ?? '').map(singular);
}

function deriveNoun(collection: ResourcePath): string {
  return nounWords(collection).join(' ');
}

function groupOperations(operations: UpstreamOperation[]): ResourcePath[] {
  const found = new Map<string, ResourcePath>();
  for (const operation of operations.filter(({ isMe }) => !isMe)) {
    const { collection: path } = operation;
    const resource = found.get(path) ?? { path, operations: [] };
    resource.operations.push(operation);
    found.set(path, resource);
  }
  return [...found.values()];
}

const PARENTS: Partial<Record<RecordName, RecordName>> = {
  Phase: 'Project',
  PhaseCategory: 'Phase',
  Todo: 'Project',
};

function resourceScore(record: RecordName, collection: ResourcePath): number {
  const [last = '', joined = ''] = listNouns(collection.path);
  const pathScore = Math.max(nounScore(last, record), nounScore(joined, record));
  const noun = Math.max(pathScore, summaryScore(collection, record));
  if (noun < 0.3) return 0;
  const shares = recordTrees(collection).map((tree) => recordShare(record, tree));
  const fields = shares.length === 0 ? 0.6 : Math.max(...shares);
  return (noun * 0.7 + fields * 0.3) * parentFactor(record, collection.path);
}

/** The score of a record by the summaries and tags of the operations. */
function summaryScore({ operations }: ResourcePath, record: RecordName): number {
  const scores = operations.map(({ operation: { summary = '', tags = [], operationId = '' } }) => {
    const summaryWords = nameWords(summary).slice(1);
    const texts = [
      summaryWords.slice(0, 2).join(' '),
      summaryWords.slice(0, 3).join(' '),
      summaryWords.slice(-2).join(' '),
      nameWords(operationId).slice(1).join(' '),
      ...tags,
    ];
    return Math.max(0, ...texts.map((text) => nounScore(text, record)));
  });
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  return mean * 0.8;
}

/** Lowers the score of nested collections: `members` of a project are not those of the workspace. */
function parentFactor(record: RecordName, path: string): number {
  const segments = path.split('/').filter(Boolean);
  const parents = segments
    .slice(0, -1)
    .filter((segment, index) => segments[index + 1]?.includes('{') && !segment.includes('{'));
  const foreignParents = parents.filter((parent) =>
    TOP_LEVEL_RECORDS.some(
      (each) => each !== record && PARENTS[record] !== each && nounScore(parent, each) >= 0.8,
    ),
  );
  if (foreignParents.length === 0) return 1;
  return record === 'Member' || record === 'Client' || record === 'Group' ? 0.4 : 0.55;
}

/** The share of a record's fields that a body has. */
export function recordShare(record: RecordName, tree: ValueTree): number {
  return Math.max(
    ...listCandidates(tree).map((each) =>
      matchRatio(RECORD_FIELDS[record].fields, each.tree, { record, nouns: new Map() }),
    ),
  );
}

/** A tree and its path. */
export interface TreeLocation {
  path: string;
  tree: ValueTree;
  isList: boolean;
}

/** The possible locations of a record in a body: the body itself, a list, a key, or a list in a key. */
export function listCandidates(tree: ValueTree, path = '', depth = 0): TreeLocation[] {
  const current: TreeLocation[] =
    tree.items !== undefined && tree.types.includes('array')
      ? [{ path, tree: tree.items, isList: true }]
      : [{ path, tree, isList: false }];
  if (depth >= 2 || tree.types.includes('array')) return current;
  const inner = [...tree.properties].filter(
    ([, each]) =>
      each.types.some((type) => type === 'object' || type === 'array') || each.properties.size > 0,
  );
  return [
    ...current,
    ...inner.flatMap(([name, each]) =>
      listCandidates(each, path === '' ? name : `${path}.${name}`, depth + 1),
    ),
  ];
}

function recordTrees({ operations }: ResourcePath): ValueTree[] {
  return operations.flatMap(({ action, trees: { success } }) =>
    success === undefined || !['list', 'get', 'create', 'update'].includes(action) ? [] : [success],
  );
}
