import type { RecordName } from '../../contract/mapping/mapping-model.ts';
import { type Alias, listAliases } from './aliases.ts';
import { measureOverlap, nameWords, standardWords, toStandardWord } from './names.ts';

/** The document's names for contract records, as words: `time entry` for `Entry`. */
export type NounMap = ReadonlyMap<RecordName, readonly string[]>;

/** The confidence that a document name matches a contract name, and whether it means the opposite. */
export interface Likeness {
  confidence: number;
  isOpposite: boolean;
}

const CONTRACT_NOUNS: Record<RecordName, string[]> = {
  Member: ['member'],
  Client: ['client'],
  Group: ['group'],
  Project: ['project'],
  ProjectMember: ['member'],
  Phase: ['phase'],
  PhaseCategory: ['phase', 'category'],
  Entry: ['entry'],
  Timer: ['timer'],
  Todo: ['todo'],
};

/** Words at the end of a name that only repeat the kind of its value. */
const TAILS = [['id'], ['amount'], ['value'], ['date'], ['minutes'], ['percent']];

/** Compares a document name (dotted if nested) with a field of a contract record. */
export function compareNames(
  contractName: string,
  wireName: string,
  record: RecordName | undefined,
  nouns: NounMap,
): Likeness {
  if (contractName === wireName) return { confidence: 1, isOpposite: false };
  const noun = record === undefined ? [] : CONTRACT_NOUNS[record];
  const variants = listVariants(contractWords(wireName, nouns), noun);
  const contractVariants = listVariants(standardWords(contractName), noun);
  if (contractVariants.some((each) => variants.some((other) => isSame(each, other))))
    return asLikeness(adjustNested(wireName, 0.97));
  const alias = bestAlias(listAliases(contractName), variants);
  const isTailOnly = contractVariants.some((each) => variants.some((other) => differByTail(each, other)));
  const close = isTailOnly ? 0.86 : measureOverlap(contractVariants[0] ?? [], variants[0] ?? []) * 0.7;
  if (alias !== undefined && alias.confidence >= close)
    return { ...asLikeness(adjustNested(wireName, alias.confidence)), isOpposite: alias.isOpposite };
  return asLikeness(adjustNested(wireName, close));
}

function asLikeness(confidence: number): Likeness {
  return { confidence, isOpposite: false };
}

/** Lowers the confidence of a nested field. */
function adjustNested(wireName: string, confidence: number): number {
  return wireName.includes('.') ? confidence * 0.98 : confidence;
}

/** The standard words of a name, with the contract's nouns instead of the document's. */
export function contractWords(wireName: string, nouns: NounMap): string[] {
  const raw = nameWords(wireName.replace(/^filter\b/, ''));
  let words = raw.filter((word) => !['is', 'has', 'the', 'of', 'a'].includes(word)).map(toStandardWord);
  const pairs: [readonly string[], readonly string[]][] = [...nouns].map(([record, wireNoun]) => [
    wireNoun,
    CONTRACT_NOUNS[record],
  ]);
  for (const [wireNoun, contractNoun] of [...pairs, ...PHRASE_NOUNS].sort(
    ([a], [b]) => b.length - a.length,
  )) {
    words = replaceWords(words, wireNoun.map(toStandardWord), contractNoun);
  }
  return words;
}

const PHRASE_NOUNS: [string[], string[]][] = [
  [['time', 'entry'], ['entry']],
  [['time', 'log'], ['entry']],
  [['work', 'log'], ['entry']],
  [['timelog'], ['entry']],
  [['worklog'], ['entry']],
  [['to', 'do'], ['todo']],
];

function replaceWords(words: string[], from: readonly string[], to: readonly string[]): string[] {
  if (from.length === 0 || isSame(from, to)) return words;
  const at = words.findIndex((_, index) => from.every((word, offset) => words[index + offset] === word));
  return at === -1 ? words : [...words.slice(0, at), ...to, ...words.slice(at + from.length)];
}

/** The words, with and without the record's noun at the beginning. */
function listVariants(words: string[], noun: string[]): string[][] {
  const isPrefixed = noun.length > 0 && noun.every((word, index) => words[index] === word);
  const unprefixed = isPrefixed ? words.slice(noun.length) : [];
  return unprefixed.length > 0 ? [words, unprefixed] : [words];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word) => other.includes(word));
}

/** Whether names differ only by a tail: `project` and `project_id`, `cost_amount` and `cost`. */
function differByTail(one: readonly string[], other: readonly string[]): boolean {
  return TAILS.some(
    (tail) => (one.length > 1 && isSame(one, [...other, ...tail])) || isSame([...one, ...tail], other),
  );
}

function bestAlias(aliases: readonly Alias[], variants: string[][]): Alias | undefined {
  return aliases
    .filter(({ words }) => variants.some((each) => isSame(words, each)))
    .sort((one, other) => other.confidence - one.confidence)[0];
}
