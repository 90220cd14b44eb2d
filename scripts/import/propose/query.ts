import { type FieldKinds, queryKinds, recordName } from '../../contract/mapping/field-kinds.ts';
import type { FieldMapping, RecordName, Scalar } from '../../contract/mapping/mapping-model.ts';
import { nameParts } from '../../contract/mapping/text-parts.ts';
import type { ValueTree } from '../../contract/mapping/trees.ts';
import { mostCommon } from './errors.ts';
import { type FieldMatch, matchFields } from './fields.ts';
import type { OperationMatch } from './match-operations.ts';
import { compareNames, type NounMap } from './similar.ts';

/** Parameters whose values are names of fields and relations, which may differ in the document too. */
const NAMING_PARAMETERS = ['sort_by', 'load[]'];
const PAGE_PARAMETERS = ['page', 'per_page'];

/** Matches the contract's query parameters of an operation; `fields` are the mapped fields of its record. */
export function matchQuery(
  { id, candidate, mapping }: OperationMatch,
  fields: Record<string, FieldMapping>,
  nouns: NounMap,
): FieldMatch[] {
  const record = recordName(id) as RecordName;
  const kinds = Object.entries(queryKinds(id)).filter(([name]) => !PAGE_PARAMETERS.includes(name));
  const lenientKinds = kinds.map(([name, kind]) => [
    name,
    name === 'load[]' ? 'ids' : name === 'sort_by' ? 'text' : kind,
  ]);
  const used = Object.values(mapping.parameters).flatMap((source) =>
    source.in === 'query' ? [source.name] : [],
  );
  const query = new Map([...candidate.trees.query].filter(([name]) => !used.includes(name)));
  return matchFields(Object.fromEntries(lenientKinds) as FieldKinds, withoutListedNames(query), {
    record,
    nouns,
  }).map((match) => {
    if (!NAMING_PARAMETERS.includes(match.contractName)) return match;
    const tree = query.get(match.mapping.name) as ValueTree;
    const contractValues = queryKinds(id)[match.contractName] as readonly string[];
    return withNameValues(match, contractValues, tree, record, fields, nouns);
  });
}

/** Removes the listed values of parameters that name fields, so that they match by name alone. */
function withoutListedNames(query: ReadonlyMap<string, ValueTree>): Map<string, ValueTree> {
  return new Map(
    [...query].map(([name, tree]) => {
      const isNaming =
        /sort|order|include|expand|embed|load|with/i.test(name) &&
        (tree.values?.length ?? tree.items?.values?.length ?? 0) > 0;
      const isDirection = tree.values?.every((value) => /^(asc|desc)/i.test(String(value)));
      return [
        name,
        isNaming && !isDirection
          ? ({
              ...tree,
              values: undefined,
              ...(tree.items && { items: { ...tree.items, values: undefined } }),
            } as ValueTree)
          : tree,
      ];
    }),
  );
}

function withNameValues(
  match: FieldMatch,
  contractValues: readonly string[],
  tree: ValueTree,
  record: RecordName,
  fields: Record<string, FieldMapping>,
  nouns: NounMap,
): FieldMatch {
  const all = (tree.values ?? tree.items?.values)?.map(String);
  const hasSigns = match.contractName === 'sort_by' && isSigned(tree, all);
  const listed = hasSigns ? all?.filter((name) => !name.startsWith('-')) : all;
  const values = contractValues.flatMap((name): [Scalar, Scalar][] => {
    const wireName =
      listed === undefined
        ? nameParts(fields[name]?.name ?? name).at(-1)
        : matchSortValue(name, listed, record, fields, nouns);
    return wireName === undefined || wireName === 'none' || wireName === name ? [] : [[name, wireName]];
  });
  return {
    ...match,
    mapping: {
      name: match.mapping.name,
      ...(values.length > 0 && { values }),
      ...(hasSigns && { as: 'sign' as const }),
    },
  };
}

/** Whether the sort direction is a sign before the field: `-name`. */
function isSigned({ examples, description }: ValueTree, listed: string[] | undefined): boolean {
  if (listed) return listed.some((name) => name.startsWith('-'));
  return (
    examples.some((example) => typeof example === 'string' && /^-[a-z]/i.test(example)) ||
    /\b(minus|hyphen|prefix\w*)\b.*\bdesc/i.test(description)
  );
}

function matchSortValue(
  name: string,
  listed: string[],
  record: RecordName,
  fields: Record<string, FieldMapping>,
  nouns: NounMap,
): string | undefined {
  if (listed.includes(name)) return name;
  // A name in two fields is sorted by the last of these fields.
  const parts = nameParts(fields[name]?.name ?? '').reverse();
  const mapped = parts.find((part) => listed.includes(part));
  if (mapped !== undefined) return mapped;
  const scored = listed.map((wireName) => ({
    wireName,
    score: compareNames(name, wireName, record, nouns).confidence,
  }));
  return scored.filter(({ score }) => score >= 0.8).sort((one, other) => other.score - one.score)[0]
    ?.wireName;
}

/** Splits the parameters into those that most operations share, and the exceptions by operation. */
export function shareQuery(found: ReadonlyMap<string, Record<string, FieldMapping>>): {
  query: Record<string, FieldMapping>;
  exceptions: Map<string, Record<string, FieldMapping>>;
} {
  const query: Record<string, FieldMapping> = {};
  const names = new Set([...found.values()].flatMap((each) => Object.keys(each)));
  for (const name of names) {
    const texts = [...found.values()].flatMap((each) =>
      each[name] === undefined ? [] : [JSON.stringify(each[name])],
    );
    const common = mostCommon(texts) as string;
    if (texts.filter((text) => text === common).length > 1) query[name] = JSON.parse(common) as FieldMapping;
  }
  const exceptions = new Map(
    [...found].map(([id, each]) => [
      id,
      Object.fromEntries(
        Object.entries(each).filter(([name, mapping]) => {
          return query[name] === undefined
            ? !isSameName(name, mapping)
            : JSON.stringify(query[name]) !== JSON.stringify(mapping);
        }),
      ),
    ]),
  );
  return {
    query: Object.fromEntries(Object.entries(query).filter(([name, mapping]) => !isSameName(name, mapping))),
    exceptions,
  };
}

/** Whether name and values are the contract's, so that the field needs no line. */
export function isSameName(name: string, mapping: FieldMapping): boolean {
  return mapping.name === name && mapping.values === undefined && mapping.as === undefined;
}
