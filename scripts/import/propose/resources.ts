import { RECORD_FIELDS } from '../../contract/mapping/field-kinds.ts';
import type { RecordName } from '../../contract/mapping/mapping-model.ts';
import { fieldPaths, type ValueTree } from '../../contract/mapping/trees.ts';
import { matchRatio } from './fields.ts';
import { nameWords, singular } from './names.ts';
import { nounScore } from './nouns.ts';
import { listNouns, type UpstreamOperation } from './operations.ts';

/** The operations on the records of one path, and which of our records those look like. */
export interface ResourcePath {
  path: string;
  operations: UpstreamOperation[];
}

export interface ResourceMatch {
  record: RecordName;
  collection: ResourcePath;
  confidence: number;
}

const TOP = Object.keys(RECORD_FIELDS).filter((name) => name !== 'ProjectMember') as RecordName[];

/** Pairs the document's collections with our records, the surest first; a record may have several with one name. */
export function matchResources(operations: UpstreamOperation[]): ResourceMatch[] {
  const collections = groupOperations(operations);
  const pairs = collections.flatMap((collection) =>
    TOP.filter((record) => record !== 'PhaseCategory' || isReferenced(collection, collections)).map(
      (record) => ({ record, collection, confidence: resourceScore(record, collection) }),
    ),
  );
  const used = new Set<ResourcePath>();
  const nounBy = new Map<RecordName, string>();
  return pairs
    .filter(({ confidence }) => confidence >= 0.35)
    .sort((one, other) => other.confidence - one.confidence)
    .filter(({ record, collection }) => {
      const noun = deriveNoun(collection);
      if (used.has(collection) || (nounBy.get(record) ?? noun) !== noun) return false;
      used.add(collection);
      nounBy.set(record, noun);
      return true;
    });
}

/** Whether phases name their category by this noun, as far as the noun alone does not say that it is one. */
function isReferenced(collection: ResourcePath, all: ResourcePath[]): boolean {
  const noun = deriveNoun(collection);
  if (nounScore(noun, 'PhaseCategory') > UNCERTAIN) return true;
  const phases = all.filter(({ path }) => nounScore(listNouns(path)[0] ?? '', 'Phase') > UNCERTAIN);
  const trees = phases.flatMap(({ operations }) => operations.flatMap(({ trees }) => Object.values(trees)));
  const names = trees.flatMap((tree) => (tree instanceof Map ? [] : [...fieldPaths(tree).keys()]));
  return names.some((name) => nameWords(name.split('.').at(-1) ?? '').join(' ') === `${noun} id`);
}

/** Names that other things have as well. */
const UNCERTAIN = 0.6;

/** The words by which the document calls the records of a collection: `time entry`. */
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

const NESTED: Partial<Record<RecordName, RecordName>> = {
  Phase: 'Project',
  PhaseCategory: 'Phase',
  Todo: 'Project',
};

function resourceScore(record: RecordName, collection: ResourcePath): number {
  const [last = '', joined = ''] = listNouns(collection.path);
  const inPath = Math.max(nounScore(last, record), nounScore(joined, record));
  const noun = Math.max(inPath, summaryScore(collection, record));
  if (noun < 0.3) return 0;
  const shares = recordTrees(collection).map((tree) => recordShare(record, tree));
  const fields = shares.length === 0 ? 0.6 : Math.max(...shares);
  return (noun * 0.7 + fields * 0.3) * parentFactor(record, collection.path);
}

/** What summaries and tags say the records are. */
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

/** `members` of a project are not members of the workspace, and a user's entries are only some of them. */
function parentFactor(record: RecordName, path: string): number {
  const segments = path.split('/').filter(Boolean);
  const parents = segments
    .slice(0, -1)
    .filter((segment, index) => segments[index + 1]?.includes('{') && !segment.includes('{'));
  const foreign = parents.filter((parent) =>
    TOP.some((each) => each !== record && NESTED[record] !== each && nounScore(parent, each) >= 0.8),
  );
  if (foreign.length === 0) return 1;
  return record === 'Member' || record === 'Client' || record === 'Group' ? 0.4 : 0.55;
}

/** How much of a record a collection returns or accepts. */
export function recordShare(record: RecordName, tree: ValueTree): number {
  return Math.max(
    ...candidates(tree).map((each) =>
      matchRatio(RECORD_FIELDS[record].fields, each.tree, { record, nouns: new Map() }),
    ),
  );
}

/** A tree and the path to it. */
export interface TreeLocation {
  path: string;
  tree: ValueTree;
  isList: boolean;
}

/** Where a record may be in a body: bare, in a list, under a key, in a list under a key. */
export function candidates(tree: ValueTree, path = '', depth = 0): TreeLocation[] {
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
    ...inner.flatMap(([name, each]) => candidates(each, path === '' ? name : `${path}.${name}`, depth + 1)),
  ];
}

function recordTrees({ operations }: ResourcePath): ValueTree[] {
  return operations.flatMap(({ action, trees: { success } }) =>
    success === undefined || !['list', 'get', 'create', 'update'].includes(action) ? [] : [success],
  );
}
