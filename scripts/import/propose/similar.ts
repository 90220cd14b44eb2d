import type { RecordName } from '../../contract/mapping/mapping-model.ts';
import { type Alias, listAliases } from './aliases.ts';
import { nameWords, overlap, standard, standardWords } from './names.ts';

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

/** Words at an end of a name that say no more than its value does. */
const TAILS = [['id'], ['amount'], ['value'], ['date'], ['minutes'], ['percent']];

/** Compares a name of the document (with dots where it is nested) with a field of one of our records. */
export function likeness(
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
    return found(nested(wireName, 0.97));
  const alias = bestAlias(listAliases(contractName), variants);
  const shorter = contractVariants.some((each) => variants.some((other) => isShorter(each, other)));
  const close = shorter ? 0.86 : overlap(contractVariants[0] ?? [], variants[0] ?? []) * 0.7;
  if (alias !== undefined && alias.confidence >= close)
    return { ...found(nested(wireName, alias.confidence)), isOpposite: alias.isOpposite };
  return found(nested(wireName, close));
}

function found(confidence: number): Likeness {
  return { confidence, isOpposite: false };
}

/** A nested field is less likely than one beside the others. */
function nested(wireName: string, confidence: number): number {
  return wireName.includes('.') ? confidence * 0.98 : confidence;
}

/** The standard words of a name, with our nouns in the place of the document's. */
export function contractWords(wireName: string, nouns: NounMap): string[] {
  const raw = nameWords(wireName.replace(/^filter\b/, ''));
  let words = raw.filter((word) => !['is', 'has', 'the', 'of', 'a'].includes(word)).map(standard);
  const pairs: [readonly string[], readonly string[]][] = [...nouns].map(([record, wireNoun]) => [
    wireNoun,
    CONTRACT_NOUNS[record],
  ]);
  for (const [wireNoun, contractNoun] of [...pairs, ...PHRASES].sort(([a], [b]) => b.length - a.length)) {
    words = replaced(words, wireNoun.map(standard), contractNoun);
  }
  return words;
}

const PHRASES: [string[], string[]][] = [
  [['time', 'entry'], ['entry']],
  [['time', 'log'], ['entry']],
  [['work', 'log'], ['entry']],
  [['timelog'], ['entry']],
  [['worklog'], ['entry']],
  [['to', 'do'], ['todo']],
];

function replaced(words: string[], from: readonly string[], to: readonly string[]): string[] {
  if (from.length === 0 || isSame(from, to)) return words;
  const at = words.findIndex((_, index) => from.every((word, step) => words[index + step] === word));
  return at === -1 ? words : [...words.slice(0, at), ...to, ...words.slice(at + from.length)];
}

/** The words, and the words without the noun of the record before them. */
function listVariants(words: string[], noun: string[]): string[][] {
  const isPrefixed = noun.length > 0 && noun.every((word, index) => words[index] === word);
  const unprefixed = isPrefixed ? words.slice(noun.length) : [];
  return unprefixed.length > 0 ? [words, unprefixed] : [words];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word) => other.includes(word));
}

/** `project` for `project_id`, `created` for `created_date`, `cost_amount` for `cost`. */
function isShorter(one: readonly string[], other: readonly string[]): boolean {
  return TAILS.some(
    (tail) => (one.length > 1 && isSame(one, [...other, ...tail])) || isSame([...one, ...tail], other),
  );
}

function bestAlias(aliases: readonly Alias[], variants: string[][]): Alias | undefined {
  return aliases
    .filter(({ words }) => variants.some((each) => isSame(words, each)))
    .sort((one, other) => other.confidence - one.confidence)[0];
}
