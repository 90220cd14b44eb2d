import { METHODS, type Method, type OpenApiDocument, type OperationObject } from '../../contract/document.ts';
import { type OperationTrees, operationTrees } from '../../contract/mapping/trees.ts';
import { pathShape } from '../../contract/operations.ts';
import { nameWords, singular } from './names.ts';

export type ProposedAction = 'list' | 'create' | 'get' | 'update' | 'delete' | 'pause' | 'resume' | 'stop';

/** An operation of the document, with the action that its method and path suggest. */
export interface UpstreamOperation {
  method: Method;
  path: string;
  operation: OperationObject;
  trees: OperationTrees;
  action: ProposedAction;
  /** The confidence in the action. */
  confidence: number;
  /** Path of the records, without the verb, the action and the ID of a record. */
  collection: string;
  /** Whether the operation returns the caller's record. */
  isMe: boolean;
  parameters: string[];
}

/** Reads every operation of a dereferenced document. */
export function readOperations({ paths }: OpenApiDocument): UpstreamOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const trees = operationTrees(operation, item.parameters);
      const parameters = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '');
      return [{ method, path, operation, trees, parameters, ...readPath(method, path, trees) }];
    }),
  );
}

type PathReading = Pick<UpstreamOperation, 'action' | 'confidence' | 'collection' | 'isMe'>;

const ME: Record<string, number> = {
  me: 1,
  self: 0.93,
  whoami: 0.95,
  myself: 0.95,
  profile: 0.85,
  'my profile': 0.9,
  'current user': 0.93,
  current: 0.8,
  user: 0.75,
  account: 0.65,
};

const ACTIONS: Record<string, [ProposedAction, number]> = {
  pause: ['pause', 1],
  hold: ['pause', 0.8],
  suspend: ['pause', 0.85],
  resume: ['resume', 1],
  continue: ['resume', 0.95],
  restart: ['resume', 0.85],
  unpause: ['resume', 0.95],
  start: ['resume', 0.7],
  stop: ['stop', 1],
  finish: ['stop', 0.9],
  end: ['stop', 0.85],
  complete: ['stop', 0.75],
  save: ['stop', 0.75],
};

const ACTIONS_BY_VERB: Record<string, ProposedAction> = {
  list: 'list',
  search: 'list',
  all: 'list',
  index: 'list',
  find: 'list',
  query: 'list',
  create: 'create',
  add: 'create',
  new: 'create',
  store: 'create',
  invite: 'create',
  start: 'create',
  get: 'get',
  show: 'get',
  view: 'get',
  read: 'get',
  fetch: 'get',
  update: 'update',
  edit: 'update',
  change: 'update',
  modify: 'update',
  save: 'update',
  delete: 'delete',
  remove: 'delete',
  destroy: 'delete',
  archive: 'delete',
};

function readPath(method: Method, path: string, trees: OperationTrees): PathReading {
  const segments = path.split('/').filter(Boolean);
  const last = segments.at(-1) ?? '';
  const isItem = last.startsWith('{');
  const text = nameWords(last).join(' ');
  const me = method === 'get' && !isItem && !isList(trees) ? ME[text] : undefined;
  if (me !== undefined) return { action: 'get', confidence: me, collection: path, isMe: true };
  const beforeLast = segments.slice(0, -1);
  const action = ACTIONS[text];
  if (method !== 'get' && action !== undefined && beforeLast.at(-1)?.startsWith('{')) {
    return {
      action: action[0],
      confidence: action[1],
      collection: buildCollectionPath(beforeLast),
      isMe: false,
    };
  }
  const pathAction = isItem ? undefined : parseAction(text, method, trees);
  if (pathAction !== undefined) {
    const { action, noun } = pathAction;
    const pathSegments = noun === '' ? beforeLast : [...beforeLast, noun];
    return { action, confidence: 0.85, collection: buildCollectionPath(pathSegments), isMe: false };
  }
  return { ...methodAction(method, isItem), collection: buildCollectionPath(segments), isMe: false };
}

/** `get-entries`, `entries/list`: the action of the verb, and the rest of the segment. */
function parseAction(
  text: string,
  method: Method,
  trees: OperationTrees,
): { action: ProposedAction; noun: string } | undefined {
  const words = text.split(' ');
  const [first = '', ...others] = words;
  const action = Object.hasOwn(ACTIONS_BY_VERB, first) ? ACTIONS_BY_VERB[first] : undefined;
  if (action === undefined || (action === 'delete' && method === 'get')) return undefined;
  if (first === 'archive' && method !== 'post') return undefined;
  const noun = others.join('-');
  return { action: action === 'get' && isList(trees) ? 'list' : action, noun };
}

function methodAction(method: Method, isItem: boolean): { action: ProposedAction; confidence: number } {
  if (method === 'get') return { action: isItem ? 'get' : 'list', confidence: 1 };
  if (method === 'delete') return { action: 'delete', confidence: isItem ? 1 : 0.5 };
  if (method === 'post') return { action: isItem ? 'update' : 'create', confidence: isItem ? 0.8 : 1 };
  return { action: 'update', confidence: isItem ? 1 : 0.5 };
}

/** The path shape without the ID of a record at the end. Parameter names do not matter. */
function buildCollectionPath(segments: string[]): string {
  const collectionSegments = segments.at(-1)?.startsWith('{') ? segments.slice(0, -1) : segments;
  return pathShape(`/${collectionSegments.join('/')}`);
}

function isList({ success }: OperationTrees): boolean {
  if (success === undefined) return false;
  const isListOfObjects = (tree: typeof success) => tree.items?.types.includes('object') === true;
  return isListOfObjects(success) || [...success.properties.values()].some(isListOfObjects);
}

/** The noun at the end of a collection's path, alone and with the noun before. */
export function listNouns(collection: string): string[] {
  const names = collection.split('/').filter((segment) => segment !== '' && !segment.includes('{'));
  const [before, last] = [names.at(-2), names.at(-1) ?? ''];
  return before === undefined ? [last] : [last, `${nameWords(before).map(singular).join('-')}-${last}`];
}
