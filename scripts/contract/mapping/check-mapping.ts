import { dereference } from '../dereference.ts';
import { METHODS, type OpenApiDocument, type OperationObject, type PathItem } from '../document.ts';
import { findContractId, OPERATIONS, pathShape } from '../operations.ts';
import { getOwn } from '../own.ts';
import type { KeyPath } from '../yaml-lines.ts';
import { noteErrors, noteForms } from './check-forms.ts';
import { checkField } from './check-values.ts';
import { allQueryKinds, type FieldKinds, queryKinds, RECORD_FIELDS, recordName } from './field-kinds.ts';
import { liveMapping } from './live-mapping.ts';
import type { FieldMapping, Mapping, OperationMapping, RecordName } from './mapping-model.ts';
import { hint, type MappingProblem, type NoteProblem, noteUnknownName, throwProblems } from './problems.ts';
import { MAPPING_FILE, parseMapping } from './read-mapping.ts';
import { noteObservedNames } from './read-observed.ts';
import { nameParts } from './text-parts.ts';
import { fieldPaths, type OperationTrees, operationTrees, subtree, type ValueTree } from './trees.ts';

/** A contract operation that the document has. */
interface LocatedOperation {
  id: string;
  /** Method and path in the document. */
  wire: string;
  trees: OperationTrees;
  mapping: Partial<OperationMapping>;
}

/**
 * Reads the mapping and compares it with its normalized document, which must already have the observed forms. Throws
 * one UsageError with all problems, each with its line.
 */
export function checkMapping(text: string, document: OpenApiDocument, name = MAPPING_FILE): Mapping {
  const problems: MappingProblem[] = [];
  const note: NoteProblem = (keys, problem) => problems.push({ keys, text: problem });
  const mapping = parseMapping(text, name, note);
  noteObservedNames(mapping, note);
  noteMismatches(liveMapping(mapping), document, note);
  throwProblems(text, name, problems);
  return mapping;
}

/** Notes the names in the mapping that the document does not have. */
export function noteMismatches(mapping: Mapping, document: OpenApiDocument, note: NoteProblem): void {
  const dereferenced = dereference(document);
  noteOperations(mapping, dereferenced, note);
  const located = OPERATIONS.flatMap(([id]) => locate(id, mapping, dereferenced) ?? []);
  noteDefaultOperations(mapping, located, note);
  for (const each of located) noteOperation(each, note);
  noteQuery(mapping, located, note);
  noteRecords(mapping, located, note);
  noteForms(mapping, located, note);
  noteErrors(mapping, dereferenced, note);
}

function noteOperations({ operations }: Mapping, { paths }: OpenApiDocument, note: NoteProblem): void {
  const available = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => `${method.toUpperCase()} ${path}`),
  );
  for (const [id, each] of Object.entries(operations)) {
    if (each === 'none') continue;
    const wanted = `${each.method.toUpperCase()} ${each.path}`;
    if (available.some((found) => pathShape(found) === pathShape(wanted))) continue;
    const [close] = available
      .filter((found) => pathShape(found).endsWith(pathShape(` ${each.path}`)))
      .sort((one, other) => Number(isUpdate(other)) - Number(isUpdate(one)));
    const advice = close === undefined ? hint(wanted, available) : `, did you mean ${close}?`;
    note(
      ['operations', id, 'operation'],
      `the document has no ${wanted}${available.length > 20 && !advice.startsWith(',') ? '' : advice}`,
    );
  }
}

/** Notes the lines that name a document operation to which another contract operation is mapped by default. */
function noteDefaultOperations(
  { operations }: Mapping,
  located: LocatedOperation[],
  note: NoteProblem,
): void {
  const isMapped = (id: string) => operations[id] !== undefined;
  for (const { id, wire } of located) {
    const same = located.find((each) => each.id !== id && each.wire === wire && !isMapped(each.id));
    if (isMapped(id) && same)
      note(
        ['operations', id, 'operation'],
        `${wire} is mapped to ${same.id} by default: map ${same.id} elsewhere, or write ${same.id}: none`,
      );
  }
}

/** Whether the operation is a PUT or PATCH. A line with a wrong method most likely means one of these. */
function isUpdate(operation: string): boolean {
  return /^(PUT|PATCH) /.test(operation);
}

/** Finds the document's operation that the mapping names or, by default, the one at the contract's path. */
function locate(
  id: string,
  { operations }: Mapping,
  { paths }: OpenApiDocument,
): LocatedOperation | undefined {
  const mapped = operations[id];
  if (mapped === 'none') return undefined;
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const isMatch =
        mapped === undefined ? findContractId(method, path) === id : isLocatedAt(mapped, method, path);
      if (!isMatch || item[method] === undefined) continue;
      const wire = `${method.toUpperCase()} ${path}`;
      return { id, wire, mapping: mapped ?? {}, trees: buildTrees(item, item[method]) };
    }
  }
  return undefined;
}

function isLocatedAt(mapped: OperationMapping, method: string, path: string): boolean {
  return mapped.method === method && pathShape(mapped.path) === pathShape(path);
}

function buildTrees(item: PathItem, operation: OperationObject): OperationTrees {
  return operationTrees(operation, item.parameters);
}

function noteOperation({ id, trees, mapping }: LocatedOperation, note: NoteProblem): void {
  const keys = ['operations', id];
  const names = [...(mapping.path ?? '').matchAll(/\{([^}]*)\}/g)].map(([, each]) => each ?? '');
  for (const name of Object.keys(mapping.fills ?? {}))
    if (!names.includes(name)) note([...keys, 'path', name], `the path has no {${name}}${hint(name, names)}`);
  for (const [name, source] of Object.entries(mapping.parameters ?? {})) {
    const at = [...keys, 'parameters', name];
    if (source.in === 'path') {
      if (!names.includes(source.name))
        note(at, `the path has no {${source.name}}${hint(source.name, names)}`);
    } else if (source.in === 'query') noteUnknownName(source.name, trees.query, 'query parameter', at, note);
    else if (source.in === 'body')
      noteUnknownName(source.name, fieldPaths(trees.body), 'body field', at, note);
  }
  noteFields(mapping.query ?? {}, queryKinds(id), [trees.query], 'query parameter', [...keys, 'query'], note);
  const body = bodyTree({ trees, mapping });
  const record = recordName(id);
  const kinds = record === undefined ? {} : RECORD_FIELDS[record].body;
  noteFields(mapping.body ?? {}, kinds, [fieldPaths(body)], 'body field', [...keys, 'body'], note);
  if (mapping.wrapper !== undefined && trees.body !== undefined && body === undefined) {
    note(
      [...keys, 'wrapper'],
      `the body has no ${mapping.wrapper}${hint(mapping.wrapper, [...trees.body.properties.keys()])}`,
    );
  }
}

function bodyTree({ trees, mapping }: Pick<LocatedOperation, 'trees' | 'mapping'>): ValueTree | undefined {
  return mapping.wrapper === undefined ? trees.body : subtree(trees.body, mapping.wrapper);
}

function noteQuery({ query }: Mapping, located: LocatedOperation[], note: NoteProblem): void {
  const found = located.map(({ trees }) => trees.query);
  noteFields(query, allQueryKinds(), found, 'query parameter', ['query'], note);
}

function noteRecords(mapping: Mapping, located: LocatedOperation[], note: NoteProblem): void {
  for (const [record, { fields, body }] of Object.entries(mapping.records)) {
    const name = record as RecordName;
    const recordOperations = located.filter(({ id }) => recordName(id) === name);
    const trees =
      name === 'ProjectMember' ? [] : recordOperations.flatMap((each) => recordTree(each, mapping) ?? []);
    const bodies = name === 'ProjectMember' ? [] : recordOperations.flatMap((each) => bodyTree(each) ?? []);
    const kinds = RECORD_FIELDS[name];
    noteDefaultFields(fields, kinds.fields, trees, ['records', name, 'fields'], note);
    noteDefaultFields(body, kinds.body, bodies, ['records', name, 'body'], note);
    noteFields(
      fields,
      kinds.fields,
      trees.map((each) => fieldPaths(each)),
      'field',
      ['records', name, 'fields'],
      note,
    );
    noteFields(
      body,
      kinds.body,
      bodies.map((each) => fieldPaths(each)),
      'body field',
      ['records', name, 'body'],
      note,
    );
  }
}

/** The record in the response of an operation. */
function recordTree(
  { id, trees, mapping }: LocatedOperation,
  { single, lists }: Mapping,
): ValueTree | undefined {
  if (!/^(get|create|update|list)/.test(id)) return undefined;
  if (!id.startsWith('list')) return subtree(trees.success, (mapping.single ?? single).record ?? '');
  const location = { ...lists, ...mapping.lists }.records;
  return subtree(trees.success, location ?? '')?.items ?? trees.success?.items;
}

function noteFields(
  fields: Record<string, FieldMapping>,
  kinds: FieldKinds,
  found: ReadonlyMap<string, ValueTree>[],
  what: string,
  keys: KeyPath,
  note: NoteProblem,
): void {
  const described = found.filter(({ size }) => size > 0);
  for (const [contractName, mapping] of Object.entries(fields)) {
    if (mapping.name === 'none' || described.length === 0) continue;
    const at = [...keys, contractName];
    for (const name of nameParts(mapping.name)) {
      const trees = described.flatMap((each) => each.get(name) ?? []);
      if (trees.length > 0) checkField(mapping, getOwn(kinds, contractName), trees, contractName, at, note);
      else noteUnknownName(name, described[0] as ReadonlyMap<string, ValueTree>, what, at, note);
    }
  }
}

/** Notes the lines that name a document field to which another contract field is mapped by default. */
function noteDefaultFields(
  fields: Record<string, FieldMapping>,
  kinds: FieldKinds,
  trees: ValueTree[],
  keys: KeyPath,
  note: NoteProblem,
): void {
  const mappedNames = Object.entries(fields).flatMap(([contractName, { name }]) =>
    nameParts(name).map((part) => [contractName, part]),
  );
  for (const [contractName = '', wireName = ''] of mappedNames) {
    if (contractName === wireName || getOwn(fields, wireName) || !getOwn(kinds, wireName)) continue;
    if (trees.some(({ properties }) => properties.has(wireName)))
      note(
        [...keys, contractName],
        `${wireName} is mapped to ${wireName} by default: map ${wireName} elsewhere, or write ${wireName}: none`,
      );
  }
}
