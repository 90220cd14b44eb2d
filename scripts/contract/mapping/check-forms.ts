import type { OpenApiDocument } from '../document.ts';
import type { KeyPath } from '../yaml-lines.ts';
import { errorTrees } from './error-trees.ts';
import { LIST_FIELD_NAMES } from './field-kinds.ts';
import type { Mapping } from './mapping-model.ts';
import { hint, type NoteProblem } from './problems.ts';
import { EMPTY_MAPPING } from './read-mapping.ts';
import { fieldPaths, type OperationTrees, subtree, type ValueTree } from './trees.ts';

/** Notes the wrappers that no operation of the document has. */
export function noteForms(
  { single, lists }: Mapping,
  located: { id: string; trees: OperationTrees }[],
  note: NoteProblem,
): void {
  const successes = (isList: boolean) =>
    located.filter(({ id }) => id.startsWith('list') === isList).flatMap(({ trees }) => trees.success ?? []);
  const forms: [path: string | undefined, defaultPath: string | undefined, isList: boolean, keys: KeyPath][] =
    [
      [single.record, EMPTY_MAPPING.single.record, false, ['single']],
      [lists.records, EMPTY_MAPPING.lists.records, true, ['lists', 'records']],
    ];
  for (const [path, defaultPath, isList, keys] of forms) {
    const found = successes(isList).filter(
      ({ properties, items }) => properties.size > 0 || items !== undefined,
    );
    if (path === undefined || path === defaultPath || found.length === 0) continue;
    if (found.some((tree) => subtree(tree, path) !== undefined)) continue;
    const names = [...new Set(found.flatMap(({ properties }) => [...properties.keys()]))];
    note(keys, `no ${isList ? 'list' : 'response'} of the document has ${path}${hint(path, names)}`);
  }
  noteListFields(lists.fields, successes(true), note);
}

/** Notes the `meta` and `links` fields that no list of the document has. */
function noteListFields(fields: Mapping['lists']['fields'], lists: ValueTree[], note: NoteProblem): void {
  const described = lists.filter(({ properties }) => properties.size > 0);
  if (described.length === 0) return;
  for (const [contractName, wireName] of Object.entries(fields)) {
    const location = resolveLocation(contractName, fields);
    if (wireName === 'none' || wireName === contractName || described.some((tree) => hasPath(tree, location)))
      continue;
    const names = [...new Set(described.flatMap((tree) => [...fieldPaths(tree).keys()]))];
    note(
      ['lists', 'fields', contractName],
      `no list of the document has ${location}${hint(location, names)}`,
    );
  }
}

/** The path of a field, or the path of its group if one line maps the whole group. */
function resolveLocation(contractName: string, fields: Mapping['lists']['fields']): string {
  const group = contractName.split('.')[0] as keyof typeof LIST_FIELD_NAMES;
  const wireName = fields[contractName] as string;
  const root = wireName.replace(/\.[^.]*$/, '');
  const isGroupMapped = LIST_FIELD_NAMES[group].every(
    (name) => fields[`${group}.${name}`] === `${root}.${name}`,
  );
  return isGroupMapped ? root : wireName;
}

/** Whether the tree has the path, or the path leads into an object whose fields the document does not describe. */
function hasPath(tree: ValueTree, path: string): boolean {
  let current = tree;
  for (const step of path.split('.')) {
    const next = current.properties.get(step);
    if (next === undefined) return current.properties.size === 0;
    current = next;
  }
  return true;
}

/** Notes the paths of the message and the field errors that no described error response has. */
export function noteErrors({ errors }: Mapping, document: OpenApiDocument, note: NoteProblem): void {
  const trees = errorTrees(document)
    .map(({ tree }) => tree)
    .filter(({ properties }) => properties.size > 0);
  for (const key of ['message', 'fields'] as const) {
    const path = errors[key];
    if (path === 'none' || path === EMPTY_MAPPING.errors[key] || trees.length === 0) continue;
    if (trees.some((tree) => hasPath(tree, path))) continue;
    const names = [...new Set(trees.flatMap((tree) => [...fieldPaths(tree).keys()]))];
    note(['errors', key], `no error of the document has ${path}${hint(path, names)}`);
  }
}
