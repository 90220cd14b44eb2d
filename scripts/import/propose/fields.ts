import type { FieldKinds, ValueKind } from '../../contract/mapping/field-kinds.ts';
import type { FieldMapping, RecordName } from '../../contract/mapping/mapping-model.ts';
import type { ValueTree } from '../../contract/mapping/trees.ts';
import { likeness, type NounMap } from './similar.ts';
import { fitOf } from './values.ts';

/** A field of ours and the document's that looks like it. */
export interface FieldMatch {
  ours: string;
  mapping: FieldMapping;
  confidence: number;
  doubt?: string;
}

/** What the fields belong to. */
export interface FieldContext {
  record: RecordName | undefined;
  nouns: NounMap;
}

/** From here on a proposal is written; below, it is a question. */
export const MIN_CONFIDENCE = 0.6;
const POSSIBLE = 0.4;

/** Pairs our fields with the document's, the surest first, so that each is used once. */
export function matchFields(
  kinds: FieldKinds,
  theirs: ReadonlyMap<string, ValueTree>,
  context: FieldContext,
): FieldMatch[] {
  const pairs = Object.entries(kinds).flatMap(([ours, kind]) =>
    [...theirs].flatMap(([name, tree]) => matchPair(ours, kind, name, tree, context) ?? []),
  );
  const taken = { ours: new Set<string>(), theirs: new Set<string>() };
  return pairs
    .sort((one, other) => other.confidence - one.confidence)
    .filter(({ ours, mapping: { name } }) => {
      if (taken.ours.has(ours) || taken.theirs.has(name)) return false;
      taken.ours.add(ours);
      taken.theirs.add(name);
      return true;
    });
}

function matchPair(
  ours: string,
  kind: ValueKind,
  theirs: string,
  tree: ValueTree,
  { record, nouns }: FieldContext,
): FieldMatch | undefined {
  const { confidence: name, isOpposite } = likeness(ours, theirs, record, nouns);
  if (name < POSSIBLE) return undefined;
  const { confidence: value, translate, doubt } = fitOf(kind, tree, theirs, isOpposite);
  const confidence = round(name * value);
  if (confidence < POSSIBLE) return undefined;
  return { ours, mapping: { name: theirs, ...translate }, confidence, ...(doubt && { doubt }) };
}

/** Fraction of the smaller field set that matches, from 0 to 1. */
export function matchRatio(kinds: FieldKinds, tree: ValueTree | undefined, context: FieldContext): number {
  const size = tree?.properties.size ?? 0;
  return size === 0 ? 0 : matchCount(tree, kinds, context) / Math.min(Object.keys(kinds).length, size);
}

/** How many fields of a record of ours an object has. */
export function matchCount(tree: ValueTree | undefined, kinds: FieldKinds, context: FieldContext): number {
  const theirs = tree?.properties ?? new Map<string, ValueTree>();
  return matchFields(kinds, theirs, context).filter(({ confidence }) => confidence >= MIN_CONFIDENCE).length;
}

/** Two decimals, which is all that a guess has. */
export function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
