import { dereference } from '../../contract/dereference.ts';
import type { OpenApiDocument } from '../../contract/document.ts';
import { recordName } from '../../contract/mapping/field-kinds.ts';
import type { FieldMapping, ListMapping, Mapping, RecordName } from '../../contract/mapping/mapping-model.ts';
import { EMPTY_MAPPING } from '../../contract/mapping/read-mapping.ts';
import { OPERATIONS } from '../../contract/operations.ts';
import { matchErrors, mostCommon } from './errors.ts';
import { matchListFields, matchPaging } from './lists.ts';
import { matchOperations, type OperationMatch } from './match-operations.ts';
import { readOperations } from './operations.ts';
import { commonPath, locateRecords, type RecordLocation } from './places.ts';
import type { MappingProposal, ProposalLine } from './proposal.ts';
import { matchQuery, shareQuery } from './query.ts';
import { buildLines, isConfidentMatch, matchRecords } from './records.ts';
import { matchResources, nounWords } from './resources.ts';
import type { NounMap } from './similar.ts';

export type { MappingProposal, ProposalLine } from './proposal.ts';

/** Proposes a mapping from the names of a normalized document to those of the contract. */
export function proposeMapping(document: OpenApiDocument): MappingProposal {
  const dereferenced = dereference(document);
  const operations = readOperations(dereferenced);
  const resources = matchResources(operations);
  const nouns = createNounMap(resources);
  const all = matchOperations(operations, resources, nouns);
  const matches = new Map([...all].filter(([, match]) => isConfidentMatch(match)));
  const locations = locateRecords(matches.values(), nouns);
  const records = matchRecords(matches, locations, nouns);
  const query = proposeQuery(matches, records.records, nouns);
  const lists = proposeLists(matches, locations);
  const single = proposeSingle(locations);
  const errors = matchErrors(dereferenced);
  const mapping: Mapping = {
    operations: {},
    query: query.query,
    records: records.records,
    single: single.single,
    lists: lists.lists,
    errors: errors !== undefined && isConfidentMatch(errors) ? errors.mapping : EMPTY_MAPPING.errors,
  };
  for (const [id] of OPERATIONS) {
    const match = all.get(id);
    if (match === undefined) mapping.operations[id] = 'none';
    if (match === undefined || !isConfidentMatch(match)) continue;
    const body = records.bodies.get(id);
    const exceptions = query.exceptions.get(id) ?? {};
    const wrapper = single.others.get(id);
    const list = lists.others.get(id);
    const isIdentical =
      match.isSame &&
      Object.keys({ ...exceptions, ...match.mapping.parameters, ...match.mapping.fills }).length === 0 &&
      (body ?? wrapper ?? list) === undefined;
    if (isIdentical) continue;
    mapping.operations[id] = {
      ...match.mapping,
      query: exceptions,
      body: body?.body ?? {},
      ...(body?.wrapper !== undefined && { wrapper: body.wrapper }),
      ...(wrapper !== undefined && { single: wrapper === '' ? {} : { record: wrapper } }),
      ...(list && { lists: list }),
    };
  }
  const errorLine: ProposalLine[] =
    errors === undefined
      ? []
      : [
          {
            keys: ['errors'],
            contractName: 'errors message',
            wireName: errors.mapping.message,
            confidence: errors.confidence,
          },
        ];
  return {
    mapping,
    lines: [
      ...buildOperationLines(all),
      ...records.lines,
      ...query.lines,
      ...lists.lines,
      ...single.lines,
      ...errorLine,
    ],
  };
}

function createNounMap(resources: ReturnType<typeof matchResources>): NounMap {
  return new Map(resources.map(({ record, collection }) => [record, nounWords(collection)]));
}

function buildOperationLines(all: ReadonlyMap<string, OperationMatch>): ProposalLine[] {
  return OPERATIONS.flatMap(([id]): ProposalLine[] => {
    const match = all.get(id);
    const keys = ['operations', id];
    if (match === undefined) return [{ keys, contractName: id, confidence: 1 }];
    const { candidate, confidence, isSame, doubt } = match;
    if (isSame && isConfidentMatch(match)) return [];
    return [
      {
        keys,
        contractName: id,
        wireName: `${candidate.method.toUpperCase()} ${candidate.path}`,
        confidence,
        ...(doubt && { doubt }),
      },
    ];
  });
}

function proposeQuery(
  matches: ReadonlyMap<string, OperationMatch>,
  records: Mapping['records'],
  nouns: NounMap,
): ReturnType<typeof shareQuery> & { lines: ProposalLine[] } {
  const lines: ProposalLine[] = [];
  const found = new Map<string, Record<string, FieldMapping>>();
  for (const [id, match] of matches) {
    const fields = records[recordName(id) as RecordName]?.fields ?? {};
    const query = matchQuery(match, fields, nouns);
    found.set(
      id,
      Object.fromEntries(
        query.filter(isConfidentMatch).map(({ contractName, mapping }) => [contractName, mapping]),
      ),
    );
    lines.push(...buildLines(query, ['operations', id, 'query'], `${id} ?`));
  }
  return { ...shareQuery(found), lines };
}

function proposeSingle(locations: ReadonlyMap<string, RecordLocation>): {
  single: Mapping['single'];
  others: Map<string, string>;
  lines: ProposalLine[];
} {
  const paths = new Map(
    [...locations].filter(([id]) => !/^list/.test(id)).map(([id, { path }]) => [id, path]),
  );
  const common = commonPath(paths);
  if (common === undefined) return { single: EMPTY_MAPPING.single, others: new Map(), lines: [] };
  const { path, others } = common;
  const share = 1 - others.size / paths.size;
  const line = {
    keys: ['single'],
    contractName: 'single',
    wireName: path === '' ? 'none' : path,
    confidence: 0.7 + share * 0.3,
  };
  return { single: path === '' ? {} : { record: path }, others, lines: path === 'data' ? [] : [line] };
}

function proposeLists(
  matches: ReadonlyMap<string, OperationMatch>,
  locations: ReadonlyMap<string, RecordLocation>,
): { lists: ListMapping; others: Map<string, Partial<ListMapping>>; lines: ProposalLine[] } {
  const found = new Map<string, ListMapping>();
  const doubts: ProposalLine[] = [];
  for (const [id, { candidate }] of matches) {
    const location = locations.get(id);
    const { success, query } = candidate.trees;
    if (!/^list/.test(id) || location === undefined || success === undefined) continue;
    const { paging, confidence, doubt } = matchPaging(query);
    if (doubt)
      doubts.push({
        keys: ['lists', 'paging'],
        contractName: 'paging',
        wireName: paging.style,
        confidence,
        doubt,
      });
    found.set(id, {
      ...(location.path !== '' && { records: location.path }),
      fields: matchListFields(success, location.path),
      paging,
    });
  }
  const common = mostCommon([...found.values()].map((each) => JSON.stringify(each)));
  if (common === undefined) return { lists: EMPTY_MAPPING.lists, others: new Map(), lines: [] };
  const lists = { records: undefined, ...(JSON.parse(common) as ListMapping) };
  const others = new Map(
    [...found]
      .filter(([, each]) => JSON.stringify(each) !== common)
      .map(([id, each]) => [id, { records: undefined, ...each }]),
  );
  const lines = [
    ...(lists.records === 'data'
      ? []
      : [
          {
            keys: ['lists', 'records'],
            contractName: 'lists records',
            wireName: lists.records ?? 'none',
            confidence: 0.9,
          },
        ]),
    ...doubts.slice(0, 1),
  ];
  return { lists, others, lines };
}
