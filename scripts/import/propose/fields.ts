import type { FieldKinds, ValueKind } from '../../contract/mapping/field-kinds.ts';
import type { FieldMapping, RecordName } from '../../contract/mapping/mapping-model.ts';
import type { ValueTree } from '../../contract/mapping/trees.ts';
import { compareNames, type NounMap } from './similar.ts';
import { fitValue } from './values.ts';

/** A contract field and the document's field that resembles it. */
export interface FieldMatch {
  contractName: string;
  mapping: FieldMapping;
  confidence: number;
  doubt?: string;
}

/** The record of the fields, and the document's nouns. */
export interface FieldContext {
  record: RecordName | undefined;
  nouns: NounMap;
}

/** Proposals with this confidence or more are written. The others become questions. */
export const MIN_CONFIDENCE = 0.6;
const MIN_POSSIBLE = 0.4;

/** Pairs contract fields with document fields, most confident first. Each field is used once. */
export function matchFields(
  kinds: FieldKinds,
  wireFields: ReadonlyMap<string, ValueTree>,
  context: FieldContext,
): FieldMatch[] {
  const pairs = Object.entries(kinds).flatMap(([contractName, kind]) =>
    [...wireFields].flatMap(([name, tree]) => matchPair(contractName, kind, name, tree, context) ?? []),
  );
  const used = { contractNames: new Set<string>(), wireNames: new Set<string>() };
  return pairs
    .sort((one, other) => other.confidence - one.confidence)
    .filter(({ contractName, mapping: { name } }) => {
      if (used.contractNames.has(contractName) || used.wireNames.has(name)) return false;
      used.contractNames.add(contractName);
      used.wireNames.add(name);
      return true;
    });
}

function matchPair(
  contractName: string,
  kind: ValueKind,
  wireName: string,
  tree: ValueTree,
  { record, nouns }: FieldContext,
): FieldMatch | undefined {
  const { confidence: name, isOpposite } = compareNames(contractName, wireName, record, nouns);
  if (name < MIN_POSSIBLE) return undefined;
  const { confidence: value, translate, doubt } = fitValue(kind, tree, wireName, isOpposite);
  const confidence = roundConfidence(name * value);
  if (confidence < MIN_POSSIBLE) return undefined;
  return { contractName, mapping: { name: wireName, ...translate }, confidence, ...(doubt && { doubt }) };
}

/** Fraction of the smaller field set that matches, from 0 to 1. */
export function matchRatio(kinds: FieldKinds, tree: ValueTree | undefined, context: FieldContext): number {
  const size = tree?.properties.size ?? 0;
  return size === 0 ? 0 : matchCount(tree, kinds, context) / Math.min(Object.keys(kinds).length, size);
}

/** The number of fields of a contract record that an object has. */
export function matchCount(tree: ValueTree | undefined, kinds: FieldKinds, context: FieldContext): number {
  const wireFields = tree?.properties ?? new Map<string, ValueTree>();
  return matchFields(kinds, wireFields, context).filter(({ confidence }) => confidence >= MIN_CONFIDENCE)
    .length;
}

/** Rounds a confidence to two decimals. */
export function roundConfidence(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
