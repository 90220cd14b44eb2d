import { plural } from '../../cli/plural.ts';
import { exampleLines, exampleTitle } from '../../contract/example-notice.ts';
import { formatSize } from '../download/limits.ts';
import type { DifferenceArea, DocumentChange } from './change.ts';
import { coverageLines } from './coverage.ts';
import type { DriftReport } from './report.ts';

/** A section of the report: a heading and its lines. */
export interface Section {
  title: string;
  lines: string[];
}

const AREAS: [DifferenceArea, string][] = [
  ['operations', 'Operations'],
  ['parameters', 'Parameters'],
  ['fields', 'Fields'],
  ['responses', 'Responses'],
  ['security', 'Security'],
  ['other', 'Other'],
];

/** The effects of each kind of change on mock, types, collection and suite. */
const EFFECTS: Record<`${DifferenceArea} ${DocumentChange['what']}`, string> = {
  'operations added':
    'served from the example, covered by generated checks; a row for its access is proposed',
  'operations removed':
    'removed from mock, types and collection; its tests are skipped, its rows match nothing',
  'operations changed': '',
  'parameters added': 'the mock validates it and otherwise ignores it',
  'parameters removed': 'the mock ignores it; tests of it are skipped or fail',
  'parameters changed': 'mock and generated checks follow',
  'fields added': 'unknown to the mock: validated in requests and missing from responses',
  'fields removed': 'the mock omits it; overlay rules for it match nothing',
  'fields changed': 'mock and generated checks follow as far as the store can',
  'responses added': 'the suite accepts it',
  'responses removed': 'the suite no longer accepts it',
  'responses changed': 'the suite validates responses against it',
  'security added': 'the mock accepts its own tokens as before',
  'security removed': 'the mock accepts its own tokens as before',
  'security changed': 'the mock accepts its own tokens as before; collection and reference page follow',
  'other added': '',
  'other removed': '',
  'other changed': '',
  'texts added': '',
  'texts removed': '',
  'texts changed': '',
};

/** The report as headed lists, for all human-readable formats. */
export function buildSections(report: DriftReport): Section[] {
  const { edition, isSame, form, changes } = report;
  const parts = edition.parts.map((part) => `with ${part}`);
  const documentLines = [
    `${formatSize(edition.bytes)} from ${edition.from}`,
    `sha256 ${edition.sha256}`,
    ...parts,
  ];
  const breaking = changes.filter((change) => change.breaking);
  const { proposed, questions, dropped } = report.mapping;
  const sections = [
    { title: edition.title, lines: coverageLines(report.coverage) },
    { title: 'Unresolved mappings: answer in spec/mapping.yaml', lines: questions },
    { title: 'Lines of spec/mapping.yaml that do not apply to the document', lines: dropped },
    { title: 'Breaking changes', lines: formatChanges(breaking, false) },
    {
      title: 'The document',
      lines: isSame ? [...documentLines, 'The document is unchanged.'] : documentLines,
    },
    { title: 'Names mapped by spec/mapping.yaml', lines: proposed },
    { title: 'Normalized', lines: form },
    {
      title: `Differences: ${changes.length}, ${breaking.length} of them breaking`,
      lines: changes.length > 0 ? [] : ['none'],
    },
    ...AREAS.map(([area, title]) => ({
      title,
      lines: formatChanges(changes.filter((each) => each.area === area && !each.breaking)),
    })),
    { title: 'Texts and examples', lines: textLines(changes.filter(({ area }) => area === 'texts')) },
    ...consequences(report),
  ];
  return sections.filter(({ title, lines }) => lines.length > 0 || title.startsWith('Differences'));
}

function formatChanges(changes: DocumentChange[], withEffects = true): string[] {
  const lines = groupChanges(changes).map(([{ what, where, text }, ...others]) => {
    const [, operation, location] = /^(\w+) (.+)$/.exec(where) ?? [];
    const label =
      others.length > 0 ? `${location} of ${others.length + 1} operations (${operation} ...)` : where;
    return `${what} ${label}${text === '' ? '' : `: ${text}`}`;
  });
  const kinds = new Set(changes.map(({ area, what }) => `${area} ${what}` as const));
  const effectLines = [...kinds].flatMap((key) => {
    return EFFECTS[key] === '' ? [] : [`effect if ${key.split(' ')[1]}: ${EFFECTS[key]}`];
  });
  return withEffects ? [...lines, ...effectLines] : lines;
}

const MAX_UNGROUPED = 5;

/** Groups equal changes of more than five operations. */
function groupChanges(changes: DocumentChange[]): [DocumentChange, ...DocumentChange[]][] {
  const alike = new Map<string, [DocumentChange, ...DocumentChange[]]>();
  for (const change of changes) {
    const { what, where, text, breaking } = change;
    const key = [what, where.replace(/^\w+ /, ''), text, breaking].join();
    alike.set(key, [...(alike.get(key) ?? []), change] as [DocumentChange, ...DocumentChange[]]);
  }
  return [...alike.values()].flatMap((group) => {
    return group.length > MAX_UNGROUPED
      ? [group]
      : group.map((each): [DocumentChange, ...DocumentChange[]] => [each]);
  });
}

/** Counts changes of texts by kind, since texts have no effect on behavior. */
function textLines(changes: DocumentChange[]): string[] {
  const counts = new Map<string, number>();
  for (const { what, text } of changes) {
    const kind = `${text} ${what}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${kind}: ${plural(count, 'time')}`);
}

function consequences({ guesses, rejections, overlay, servedFromExample }: DriftReport): Section[] {
  return [
    {
      title: 'Overlay actions that match nothing now (kept in upstream.json when you accept)',
      lines: overlay.unmatched.map(
        ({ target, nearest }) => `${target}${nearest ? `, perhaps ${nearest}` : ''}`,
      ),
    },
    {
      title: 'Rows proposed for the overlay, all of them assumed',
      lines: overlay.proposed.map(({ operation, like }) => `${operation}${like ? `, as ${like}` : ''}`),
    },
    {
      title: exampleTitle(servedFromExample),
      lines: exampleLines(servedFromExample),
    },
    {
      title: 'Error responses that the document describes',
      lines: rejections.map(({ status, operations, isAsGuessed }) => {
        const verdict = isAsGuessed ? 'as guessed' : 'not as guessed';
        return `${status} of ${operations} operations, ${verdict}`;
      }),
    },
    { title: 'Guesses that the document contradicts', lines: guesses.contradicted },
    {
      title: 'Guesses that the document confirms',
      lines:
        guesses.confirmed.length > 0 ? [`${guesses.confirmed.length}: all of them are official now`] : [],
    },
  ];
}
