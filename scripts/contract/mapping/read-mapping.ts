import { isDeepStrictEqual } from 'node:util';
import { UsageError } from '../../cli/index.ts';
import { parseObject } from '../load.ts';
import type { KeyPath } from '../yaml-lines.ts';
import { allQueryKinds } from './field-kinds.ts';
import { object, type ReadValue, table } from './grammar.ts';
import { type ListMapping, type Mapping, RECORDS, type RecordName } from './mapping-model.ts';
import { formatValue, type MappingProblem, type NoteProblem, throwProblems } from './problems.ts';
import { fields, record } from './read-fields.ts';
import { errors, lists, wrapper } from './read-lists.ts';
import { observed } from './read-observed.ts';
import { operations } from './read-operations.ts';

export const MAPPING_FILE = 'mapping.yaml';

/** The mapping of a document that has the contract's names. */
export const EMPTY_MAPPING: Mapping = {
  operations: {},
  query: {},
  records: {},
  single: { record: 'data' },
  lists: { records: 'data', fields: {}, paging: { style: 'page', first: 'page', size: 'per_page' } },
  errors: { message: 'message', fields: 'errors', form: 'map' },
};

/** Whether the mapping translates nothing. */
export function isIdentity(mapping: Mapping): boolean {
  return isDeepStrictEqual(mapping, EMPTY_MAPPING);
}

const version: ReadValue<1> = (value, keys, note) => {
  if (value !== 1) note(keys, `must be 1, the only version of this file, not ${formatValue(value)}`);
  return value === 1 ? 1 : undefined;
};

const file = object({
  mapping: version,
  operations,
  query: fields(allQueryKinds(), 'query parameter'),
  records: table(RECORDS, 'record', (name) => record(name as RecordName)),
  single: wrapper,
  lists,
  errors,
  observed,
});

/**
 * Parses a mapping. Throws one UsageError that lists, with line numbers, every problem that can be found without the
 * document.
 */
export function readMapping(text: string, name = MAPPING_FILE): Mapping {
  const problems: MappingProblem[] = [];
  const mapping = parseMapping(text, name, (keys, problem) => problems.push({ keys, text: problem }));
  throwProblems(text, name, problems);
  return mapping;
}

/** Parses a mapping without throwing for invalid parts: notes the problems and omits these parts. */
export function parseMapping(text: string, name: string, note: NoteProblem): Mapping {
  if (text.split('\n').every((line) => /^\s*(#.*|---\s*)?$/.test(line))) {
    throw new UsageError(`${name} is empty: write "mapping: 1", or remove the file.`);
  }
  const value = parseObject(text, name) as Record<string, unknown>;
  if (!('mapping' in value)) note([], 'has no version: begin with "mapping: 1"');
  const found = file(value, [], note) ?? {};
  const mapping: Mapping = {
    operations: found.operations ?? {},
    query: found.query ?? {},
    records: found.records ?? {},
    single: found.single ?? EMPTY_MAPPING.single,
    lists: { ...EMPTY_MAPPING.lists, ...found.lists },
    errors: { ...EMPTY_MAPPING.errors, ...found.errors },
    ...(found.observed && { observed: found.observed }),
  };
  return withPageNames(mapping, note);
}

/** Combines the names of the page parameters, which may be in `query` or in `lists > paging`. */
function withPageNames(mapping: Mapping, note: NoteProblem): Mapping {
  const { paging } = mapping.lists;
  const { page, per_page: size, ...query } = mapping.query;
  for (const [contractName, wireMapping] of Object.entries({ page, per_page: size })) {
    if (wireMapping !== undefined && (paging.style !== 'page' || wireMapping.name === 'none')) {
      note(['query', contractName], 'belongs to lists > paging: remove it here');
    }
  }
  if (paging.style !== 'page') return { ...mapping, query };
  const contractPaging = EMPTY_MAPPING.lists.paging as { first: string; size: string };
  const first = pageName(page?.name, paging.first, contractPaging.first, ['query', 'page'], note);
  const sizeName = pageName(size?.name, paging.size, contractPaging.size, ['query', 'per_page'], note);
  const lists: ListMapping = { ...mapping.lists, paging: { style: 'page', first, size: sizeName } };
  return { ...mapping, query, lists };
}

function pageName(
  inQuery: string | undefined,
  inPaging: string,
  contractName: string,
  keys: KeyPath,
  note: NoteProblem,
): string {
  if (inQuery === undefined || inQuery === inPaging) return inPaging;
  if (inPaging !== contractName)
    note(keys, `is ${inPaging} in lists > paging: name it in one of the two places only`);
  return inQuery;
}
