import { Document, isMap, type Node, visit, type YAMLMap } from 'yaml';
import { OPERATIONS } from '../operations.ts';
import { type FieldKinds, LIST_FIELD_NAMES, RECORD_FIELDS } from './field-kinds.ts';
import {
  type FieldMapping,
  type ListMapping,
  type Mapping,
  type OperationMapping,
  type ParameterSource,
  RECORDS,
} from './mapping-model.ts';
import { EMPTY_MAPPING } from './read-mapping.ts';

const HEADER =
  ' Names of the contract, each with its name in timeneye.openapi.yaml. Names that agree are omitted. See docs/mapping.md.';

/** Comments at the end of lines and at the end of the file. */
export interface MappingNotes {
  /** The comment at the end of a line, by the line's keys, joined with spaces. */
  lineNotes?: ReadonlyMap<string, string>;
  /** Questions that a person has to answer, written at the end of the file. */
  questions?: readonly string[];
}

/** Writes a mapping file. The order of the lines does not depend on the order of the mapping's keys. */
export function writeMapping(
  mapping: Mapping,
  { lineNotes = new Map(), questions = [] }: MappingNotes = {},
): string {
  const document = new Document({ mapping: 1, ...mappingValue(mapping) });
  document.commentBefore = HEADER;
  visit(document, {
    Map(_, node) {
      node.flow = isLeaf(node);
    },
  });
  for (const [keys, note] of lineNotes) {
    const node = document.getIn(keys.split(' '), true) as Node | undefined;
    if (node !== undefined) node.comment = ` ${note}`;
  }
  const text = document.toString({ lineWidth: 110, flowCollectionPadding: true });
  if (questions.length === 0) return text;
  return `${text}\n# Questions. Answer each with a line above, or with none.\n${questions.map((each) => `#   ${each}\n`).join('')}`;
}

/** The content of a mapping file, without its version and without defaults. */
export function mappingValue(mapping: Mapping): Record<string, unknown> {
  const names = OPERATIONS.map(([id]) => id).filter((id) => mapping.operations[id] !== undefined);
  const operations = names.map((id) => [
    id,
    operationValue(mapping.operations[id] as OperationMapping | 'none'),
  ]);
  const records = RECORDS.flatMap((name) => {
    const { fields = {}, body = {} } = mapping.records[name] ?? {};
    const kinds = RECORD_FIELDS[name];
    const value = omitEmpty({
      fields: fieldsValue(fields, kinds.fields),
      body: fieldsValue(body, kinds.body),
    });
    return Object.keys(value).length === 0 ? [] : [[name, value]];
  });
  const emptyMapping = EMPTY_MAPPING;
  return omitEmpty({
    operations: Object.fromEntries(operations),
    query: fieldsValue(mapping.query),
    records: Object.fromEntries(records),
    single: mapping.single.record === emptyMapping.single.record ? {} : (mapping.single.record ?? 'none'),
    lists: listsValue(mapping.lists, emptyMapping.lists),
    errors: Object.fromEntries(
      Object.entries(mapping.errors).filter(
        ([key, value]) => value !== emptyMapping.errors[key as 'message'],
      ),
    ),
  });
}

/** Omits undefined values, and empty objects and arrays. */
function omitEmpty(value: Record<string, unknown>): Record<string, unknown> {
  const isEmpty = (each: unknown) =>
    typeof each === 'object' && each !== null && Object.keys(each).length === 0;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined && !isEmpty(each)));
}

function operationValue(operation: OperationMapping | 'none'): unknown {
  if (operation === 'none') return 'none';
  const { method, path, parameters, fills = {}, query, body, wrapper, single, lists } = operation;
  const location = `${method.toUpperCase()} ${path}`;
  const rest = omitEmpty({
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, each]) => [name, sourceValue(each)]),
    ),
    path: Object.fromEntries(Object.entries(fills).map(([name, each]) => [name, `${each.in} ${each.name}`])),
    query: fieldsValue(query),
    body: fieldsValue(body),
    wrapper,
    single: single && (single.record ?? 'none'),
    lists: lists && listsValue(lists),
  });
  return Object.keys(rest).length === 0 ? location : { operation: location, ...rest };
}

function sourceValue(source: ParameterSource): string {
  return source.in === 'record' ? 'record' : `${source.in} ${source.name}`;
}

function fieldsValue(fields: Record<string, FieldMapping>, kinds: FieldKinds = {}): Record<string, unknown> {
  const order = Object.keys(kinds);
  const names = Object.keys(fields).sort((one, other) => order.indexOf(one) - order.indexOf(other));
  return Object.fromEntries(
    names.map((name) => {
      const field = fields[name] as FieldMapping;
      return [name, field.values === undefined && field.as === undefined ? field.name : field];
    }),
  );
}

/** The values that differ from the defaults; without defaults, all of them. */
function listsValue(
  lists: Partial<ListMapping>,
  defaults: Partial<ListMapping> = {},
): Record<string, unknown> {
  const isSame = JSON.stringify(lists.paging) === JSON.stringify(defaults.paging);
  const hasRecords = 'records' in lists && !('records' in defaults && lists.records === defaults.records);
  const fields = listFieldsValue(lists.fields ?? {});
  // Write the empty `fields` too: without it the operation would inherit the `fields` of the other lists.
  const isEmpty = lists.fields !== undefined && !('fields' in defaults) && Object.keys(fields).length === 0;
  return {
    ...omitEmpty({ ...(hasRecords && { records: lists.records ?? 'none' }), fields }),
    ...(isEmpty && { fields }),
    ...(!isSame && { paging: lists.paging }),
  };
}

const OPTIONAL_META_FIELDS = ['offset', 'has_more'];

/** Shortens `none` for every field of a group to `meta: none`. */
function listFieldsValue(fields: Record<string, string>): Record<string, string> {
  const short: Record<string, string> = {};
  const written = new Set<string>();
  for (const [group, names] of Object.entries(LIST_FIELD_NAMES)) {
    const all = names.map((name) => `${group}.${name}`);
    const absent = all.filter((name) => fields[name] === 'none');
    const isComplete = names.every(
      (name) => OPTIONAL_META_FIELDS.includes(name) || fields[`${group}.${name}`] !== undefined,
    );
    if (!isComplete || absent.length < 2) continue;
    short[group] = 'none';
    for (const name of absent) written.add(name);
  }
  const rest = Object.entries(fields).filter(([name]) => !written.has(name));
  return { ...short, ...Object.fromEntries(rest) };
}

/** Whether a map is written on one line: a pagination, or a field without a nested map. */
function isLeaf(node: YAMLMap): boolean {
  const values = node.items.map(({ value }) => value);
  return node.has('name') ? !values.some((value) => isMap(value)) : node.has('style');
}
