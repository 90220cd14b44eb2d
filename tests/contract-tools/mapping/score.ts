import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../../../scripts/contract/document.ts';
import { guardedParse } from '../../../scripts/contract/guarded-parse.ts';
import { queryKinds, RECORD_FIELDS } from '../../../scripts/contract/mapping/field-kinds.ts';
import type { FieldMapping, Mapping, RecordName } from '../../../scripts/contract/mapping/mapping-model.ts';
import { normalize } from '../../../scripts/contract/normalize/index.ts';
import { OPERATIONS, pathShape } from '../../../scripts/contract/operations.ts';
import { type MappingProposal, proposeMapping } from '../../../scripts/import/propose/index.ts';

const FOLDER = fileURLToPath(new URL('../editions/', import.meta.url));

type NameTable = Record<string, Record<string, string>>;

/** The answer key of an edition: the names that differ from the contract's; see tests/contract-tools/editions. */
interface ExpectedNames {
  operations: Record<string, string>;
  path_parameters?: NameTable;
  records: NameTable;
  bodies: NameTable;
  parameters: NameTable;
  values?: Record<string, unknown>;
  lists: Record<string, unknown>;
  single: { wrapper: string };
  errors: { message: string; fields: string };
}

export interface Score {
  right: number;
  all: number;
  /** Proposed lines whose value differs from the key. */
  wrong: string[];
  /** Lines of the key that the proposal lacks. */
  missed: string[];
}

/** The documents that have an answer key. */
export function editionNames(): string[] {
  return readdirSync(`${FOLDER}expected`).map((file) => file.replace(/\.yaml$/, ''));
}

/** Proposes a mapping for an edition. */
export async function proposeEdition(name: string): Promise<MappingProposal> {
  return proposeMapping(await editionDocument(name));
}

/** Reads and normalizes the document of an edition. */
export async function editionDocument(name: string): Promise<OpenApiDocument> {
  const file = readdirSync(`${FOLDER}documents`).find(
    (each) => each.replace(/\.\w+$/, '') === name,
  ) as string;
  const { value } = await guardedParse(readFileSync(`${FOLDER}documents/${file}`, 'utf8'), file);
  const { document } = await normalize(value, { reconstructed: false });
  return document;
}

/** Compares the mapping proposed for an edition with its answer key. */
export async function scoreEdition(name: string): Promise<Score> {
  const { mapping } = await proposeEdition(name);
  const key = parse(readFileSync(`${FOLDER}expected/${name}.yaml`, 'utf8')) as ExpectedNames;
  const score: Score = { right: 0, all: 0, wrong: [], missed: [] };
  const judge = (location: string, expected: string, actual: string | undefined) => {
    score.all += 1;
    if (actual === expected) score.right += 1;
    else if (actual === undefined) score.missed.push(`${location}: ${expected}`);
    else score.wrong.push(`${location}: ${actual}, and not ${expected}`);
  };
  judgeOperations(key, mapping, judge);
  judgeTables(key, mapping, judge);
  judgeValues(key, mapping, judge);
  judgeFormats(key, mapping, judge);
  return score;
}

type CompareNames = (location: string, expected: string, actual: string | undefined) => void;

function judgeOperations(key: ExpectedNames, { operations }: Mapping, judge: CompareNames): void {
  for (const [id, expected] of Object.entries(key.operations)) {
    const found = operations[id];
    const [method, path] = expected.split(' ');
    if (expected === 'none') judge(id, 'none', found === 'none' ? 'none' : formatOperation(found));
    // The mapping omits equal names, and its paths lack the base path.
    else if (found === undefined)
      judge(id, expected, isContractRoute(id, method ?? '', path ?? '') ? expected : undefined);
    else
      judge(
        id,
        expected,
        found !== 'none' && path?.endsWith(found.path) && found.method === method?.toLowerCase()
          ? expected
          : formatOperation(found),
      );
  }
  for (const [id, names] of Object.entries(key.path_parameters ?? {})) {
    const found = operations[id];
    for (const [name, expected] of Object.entries(names)) {
      const source = found === undefined || found === 'none' ? undefined : found.parameters[name];
      judge(
        `${id} {${name}}`,
        expected,
        source && (source.in === 'record' ? `record ${name}` : `${source.in} ${source.name}`),
      );
    }
  }
}

function isContractRoute(id: string, method: string, path: string): boolean {
  const [, contractMethod, shape] = OPERATIONS.find(([each]) => each === id) ?? [];
  return contractMethod === method.toLowerCase() && pathShape(path).endsWith(pathShape(shape ?? ''));
}

function formatOperation(found: Mapping['operations'][string] | undefined): string | undefined {
  return found === undefined || found === 'none' ? found : `${found.method.toUpperCase()} ${found.path}`;
}

function judgeTables(key: ExpectedNames, mapping: Mapping, judge: CompareNames): void {
  for (const record of Object.keys(RECORD_FIELDS) as RecordName[]) {
    const found = mapping.records[record];
    judgeFields(
      `${record}.`,
      key.records[record] ?? {},
      found?.fields ?? {},
      Object.keys(RECORD_FIELDS[record].fields),
      judge,
    );
    for (const kind of ['Create', 'Update', ...(record === 'ProjectMember' ? ['Write'] : [])]) {
      const expected = key.bodies[`${record}${kind}`];
      if (expected === undefined) continue;
      const operation = mapping.operations[`${kind.toLowerCase()}${record}`];
      const body = { ...found?.body, ...(operation !== 'none' && operation?.body) };
      judgeFields(`${record}${kind}.`, expected, body, Object.keys(expected), judge);
    }
  }
  for (const [id, expected] of Object.entries(key.parameters)) {
    const operation = mapping.operations[id];
    const names = Object.keys(queryKinds(id)).filter((name) => name !== 'page' && name !== 'per_page');
    const found = { ...mapping.query, ...(operation !== 'none' && operation?.query) };
    judgeFields(`${id} ?`, expected, found, names, judge);
  }
}

function judgeFields(
  prefix: string,
  expected: Record<string, string>,
  found: Record<string, FieldMapping>,
  names: string[],
  judge: CompareNames,
): void {
  for (const name of names) {
    const right = Object.hasOwn(expected, name) ? String(expected[name]) : name;
    const actual = found[name]?.name;
    // The mapping may omit equal and missing names.
    if (actual === undefined && right === name) continue;
    judge(prefix + name, right, actual ?? (right === 'none' ? 'none' : undefined));
  }
}

function judgeValues({ values = {} }: ExpectedNames, mapping: Mapping, judge: CompareNames): void {
  for (const [location, expected] of Object.entries(values)) {
    const field = findField(location, mapping);
    if (typeof expected !== 'object' || expected === null || field === 'unknown') continue;
    for (const [contractName, wireName] of Object.entries(expected)) {
      const pair = field?.values?.find(([each]) => String(each) === contractName);
      judge(`${location} ${contractName}`, String(wireName), pair ? String(pair[1]) : undefined);
    }
  }
}

function findField(location: string, mapping: Mapping): FieldMapping | undefined | 'unknown' {
  const [, record = '', name = ''] = /^([A-Z]\w*)\.(\w+)$/.exec(location) ?? [];
  if (record !== '') return mapping.records[record as RecordName]?.fields[name];
  const [, id = '', parameter = ''] = /^(list\w+) (\S+)$/.exec(location) ?? [];
  if (id === '')
    return location === 'direction' || location === 'load[]' ? findQueryField(location, mapping) : 'unknown';
  const operation = mapping.operations[id];
  return (operation !== 'none' && operation?.query[parameter]) || mapping.query[parameter];
}

function findQueryField(name: string, { query, operations }: Mapping): FieldMapping | undefined {
  const operationFields = Object.values(operations).flatMap((each) =>
    each === 'none' ? [] : (each.query[name] ?? []),
  );
  return query[name] ?? operationFields[0];
}

/** `detail` of `detail, or else title`, and `error.details` of `error.details[].field`. */
function firstName(text = 'none'): string {
  return text.replace(/(,|\[\]).*$/, '');
}

/** Compares the wrappers, pagination and errors of the mapping with the answer key. */
function judgeFormats(key: ExpectedNames, { single, lists, errors }: Mapping, judge: CompareNames): void {
  judge('single', key.single.wrapper, single.record ?? 'none');
  judge('lists records', String(key.lists.records), lists.records ?? 'none');
  judge('lists total', String(key.lists.total), lists.fields['meta.total'] ?? 'meta.total');
  if (lists.paging.style !== 'none') {
    judge('pagination first', String(key.lists[lists.paging.style]), lists.paging.first);
    judge('pagination size', String(key.lists.per_page ?? key.lists.limit), lists.paging.size);
  } else judge('pagination', key.lists.page || key.lists.offset ? 'paged' : 'none', 'none');
  judge('errors message', firstName(key.errors.message), errors.message);
  judge('errors fields', firstName(key.errors.fields), errors.fields);
}
