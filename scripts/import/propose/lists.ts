import { LIST_FIELD_NAMES } from '../../contract/mapping/field-kinds.ts';
import type { ListPaging } from '../../contract/mapping/mapping-model.ts';
import type { ValueTree } from '../../contract/mapping/trees.ts';
import { standardWords } from './names.ts';

/** Other names of the list fields besides the records, in the words of `standardWords`. */
const FIELD_NAMES: Record<string, { kind: 'number' | 'text' | 'flag'; names: string }> = {
  'meta.current_page': { kind: 'number', names: 'current page, page, page number, page index' },
  'meta.from': { kind: 'number', names: 'from' },
  'meta.last_page': {
    kind: 'number',
    names: 'last page, pages, page count, total pages, pages total, number pages',
  },
  'meta.path': { kind: 'text', names: 'path, base url' },
  'meta.per_page': { kind: 'number', names: 'per page, page size, limit, size, items per page' },
  'meta.to': { kind: 'number', names: 'to' },
  'meta.total': {
    kind: 'number',
    names:
      'total, total count, count, total items, total records, total results, items total, records total, total entries',
  },
  'meta.offset': { kind: 'number', names: 'offset, skip, start, start index' },
  'meta.has_more': { kind: 'flag', names: 'more, next, next page, more page' },
  'links.first': { kind: 'text', names: 'first, first page, first url, first page url' },
  'links.last': { kind: 'text', names: 'last, last url, last page url' },
  'links.prev': {
    kind: 'text',
    names:
      'prev, previous, prev url, previous url, prev page url, previous page url, prev page, previous page',
  },
  'links.next': { kind: 'text', names: 'next, next url, next page url, next page' },
};

const OPTIONAL_FIELDS = ['meta.offset', 'meta.has_more'];

/** The document's path of each contract list field besides the records, if the path differs from the contract's. */
export function matchListFields(tree: ValueTree, records: string): Record<string, string> {
  const paths = listPaths(tree, records);
  const usedPaths = new Set<string>();
  const found: Record<string, string> = {};
  for (const [group, names] of Object.entries(LIST_FIELD_NAMES)) {
    for (const name of names) {
      const contractName = `${group}.${name}`;
      // A group that the document does not describe is assumed to have the contract's fields.
      const isOpen =
        paths.has(group) && !OPTIONAL_FIELDS.includes(contractName) && isUndescribed(paths.get(group));
      const path =
        isOpen || paths.has(contractName) ? contractName : findPath(contractName, paths, usedPaths);
      if (path !== undefined) usedPaths.add(path);
      // The contract's lists lack these optional fields, so they need no line if the document lacks them.
      if (path === undefined && OPTIONAL_FIELDS.includes(contractName)) continue;
      if (path !== contractName) found[contractName] = path ?? 'none';
    }
  }
  return found;
}

function isUndescribed(tree: ValueTree | undefined): boolean {
  return tree !== undefined && tree.properties.size === 0 && tree.types.every((type) => type === 'object');
}

function findPath(
  contractName: string,
  paths: ReadonlyMap<string, ValueTree>,
  usedPaths: Set<string>,
): string | undefined {
  const { kind, names } = FIELD_NAMES[contractName] as { kind: string; names: string };
  for (const name of names.split(', ').map(standardWords)) {
    const path = [...paths].find(([each, tree]) => {
      const words = standardWords(each.split('.').at(-1) ?? '');
      return (
        !usedPaths.has(each) &&
        isKind(tree, kind) &&
        words.length === name.length &&
        words.every((word) => name.includes(word))
      );
    });
    if (path !== undefined) return path[0];
  }
  return undefined;
}

function isKind({ types }: ValueTree, kind: string): boolean {
  const nonNullTypes = types.filter((type) => type !== 'null');
  if (nonNullTypes.length === 0) return kind === 'text';
  return kind === 'text'
    ? nonNullTypes.includes('string')
    : nonNullTypes.some((type) => type === 'integer' || type === 'number');
}

/** All paths in the body of a list except the records. */
function listPaths(tree: ValueTree, records: string, prefix = '', depth = 0): Map<string, ValueTree> {
  const found = new Map<string, ValueTree>();
  for (const [name, child] of tree.properties) {
    const path = prefix + name;
    if (path === records) continue;
    if (child.properties.size === 0) found.set(path, child);
    else if (depth < 2)
      for (const each of listPaths(child, records, `${path}.`, depth + 1)) found.set(...each);
  }
  return found;
}

const SIZES = [
  'per page',
  'page size',
  'limit',
  'size',
  'items per page',
  'page limit',
  'take',
  'count',
  'max results',
  'max',
];
const PAGES = ['page', 'page number', 'p', 'page no', 'pg'];
const OFFSETS = ['offset', 'skip', 'page offset', 'from', 'start index'];

/** Detects the pagination of a list from its query parameters. */
export function matchPaging(query: ReadonlyMap<string, ValueTree>): {
  paging: ListPaging;
  confidence: number;
  doubt?: string;
} {
  const findParameter = (names: string[]) =>
    names.flatMap((name) => {
      const words = standardWords(name);
      return [...query.keys()].filter((each) => isSame(standardWords(each), words));
    })[0];
  const size = findParameter(SIZES);
  const page = findParameter(PAGES);
  const offset = findParameter(OFFSETS.filter((name) => name !== 'from' || !query.has('to')));
  const cursor = [...query.keys()].find((name) =>
    /cursor|(page|next|continuation).?token|starting.?after/i.test(name),
  );
  if (page !== undefined)
    // A list with a fixed page size has no parameter for the size.
    return { paging: { style: 'page', first: page, size: size ?? 'per_page' }, confidence: 0.97 };
  if (size !== undefined && offset !== undefined)
    return { paging: { style: 'offset', first: offset, size }, confidence: 0.95 };
  if (cursor !== undefined)
    return {
      paging: { style: 'none' },
      confidence: 0.5,
      doubt: `its pagination uses ${cursor}, which is neither a page nor an offset`,
    };
  return { paging: { style: 'none' }, confidence: 0.9 };
}

function isSame(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index]);
}
