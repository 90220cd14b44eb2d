/** Synonyms in the names of fields and paths: `member` is the standard word for `user` and `person`. */
const STANDARD_WORDS: Record<string, string> = Object.fromEntries(
  Object.entries({
    member: 'user users person people employee staff colleague collaborator teammate worker usr',
    client: 'customer company organisation organization',
    group: 'team department',
    color: 'colour',
    created: 'creation inserted added',
    updated: 'modified changed edited modification',
    date: 'at on day datetime timestamp',
    minutes: 'minute mins min',
    seconds: 'second secs sec',
    hours: 'hour hrs',
    phase: 'stage milestone',
    category: 'type kind',
    avatar: 'picture photo image',
    url: 'uri link href',
    manager: 'supervisor lead leader boss',
    rate: 'tariff',
    billable: 'chargeable',
    locked: 'frozen',
    completed: 'done finished complete',
    active: 'enabled',
    source: 'origin',
    budget: 'estimate',
    id: 'ids identifier uid',
    page: 'pagenumber',
    timer: 'stopwatch',
    from: 'since start after begin',
    to: 'until end before till',
    project: 'job engagement',
    level: 'role',
    text: 'label',
    notes: 'note comment comments description memo remarks',
  }).flatMap(([word, synonyms]) => synonyms.split(' ').map((other) => [other, word])),
);

/** The words of a name in order, not made singular: `entryMinutes` and `entry-minutes` are `entry minutes`. */
export function nameWords(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);
}

/** The singular of an English word. */
export function singular(word: string): string {
  if (word === 'people') return 'person';
  if (/(ss|us|is)$/.test(word) || word.length < 4) return word;
  if (/ies$/.test(word) && word.length > 4) return word.replace(/ies$/, 'y');
  if (/(ch|sh|x|ss)es$/.test(word)) return word.replace(/es$/, '');
  return word.replace(/s$/, '');
}

/** The standard word for a word and its synonyms. */
export function toStandardWord(word: string): string {
  const findStandard = (each: string) =>
    Object.hasOwn(STANDARD_WORDS, each) ? STANDARD_WORDS[each] : undefined;
  return findStandard(word) ?? findStandard(singular(word)) ?? (PLURALS.has(word) ? word : singular(word));
}

/** Words that keep their plural. */
const PLURALS = new Set(['minutes', 'seconds', 'hours', 'notes']);

/** The standard words of a name, without words such as `is` and `of`. */
export function standardWords(name: string): string[] {
  return nameWords(name)
    .filter((word) => !IGNORED_WORDS.has(word))
    .map(toStandardWord);
}

const IGNORED_WORDS = new Set(['is', 'has', 'the', 'of', 'a']);

/** The similarity of two lists of words, from 0 to 1. */
export function measureOverlap(one: readonly string[], other: readonly string[]): number {
  const [first, second] = [new Set(one), new Set(other)];
  const shared = [...first].filter((word) => second.has(word)).length;
  const all = new Set([...first, ...second]).size;
  return all === 0 ? 0 : shared / all;
}
