import type { Block, PlacedText } from './pages.ts';

/** A shell command of a page. */
export interface Statement extends PlacedText {
  /** Statuses that the comments of its paragraph mention, such as `(403)`. */
  announced: number[];
  /** The status that a comment at the end of its line mentions. */
  exact: number | undefined;
  /** The location of its paragraph: the comments and commands between two blank lines. */
  paragraph: string;
}

const STATUS = /(?<![\w.])(200|400|401|403|404|405|415|422|429)(?![\w.%])/g;
const TRAILING_COMMENT = /\s+# (.*)$/;

/** The commands of a shell block; a line that ends with a backslash or a pipe continues on the next line. */
export function parseStatements(block: Block, file: string): Statement[] {
  const found: Statement[] = [];
  let paragraph: { at: string; announced: number[] } | undefined;
  let unfinished: { text: string; at: string } | undefined;
  for (const [index, line] of block.text.trimEnd().split('\n').entries()) {
    const at = `${file}:${block.line + index}`;
    if (line.trim() === '' && !unfinished) {
      paragraph = undefined;
      continue;
    }
    paragraph ??= { at, announced: [] };
    if (/^\s*#/.test(line) && !unfinished) {
      paragraph.announced.push(...parseStatuses(line));
      continue;
    }
    const text = unfinished ? `${unfinished.text}\n${line}` : line;
    const first = unfinished?.at ?? at;
    unfinished = /[\\|]\s*$/.test(line) ? { text, at: first } : undefined;
    if (unfinished) continue;
    const [exact] = parseStatuses(TRAILING_COMMENT.exec(line)?.[1] ?? '');
    const { at: start, announced } = paragraph;
    found.push({ text: text.replace(TRAILING_COMMENT, ''), at: first, announced, exact, paragraph: start });
  }
  if (unfinished) throw new Error(`${unfinished.at}: the command continues after the end of the block`);
  return found;
}

/** Unexpected statuses of the requests of these commands, by the location of the command. */
export function findUnexpectedStatuses(all: Statement[], received: Map<string, number[]>): string[] {
  const wrong = all.flatMap(({ at, text, exact, announced }) =>
    (received.get(at) ?? []).flatMap((status) => {
      const isExpected =
        exact === undefined
          ? (status >= 200 && status < 400) || announced.includes(status)
          : status === exact;
      return isExpected ? [] : [`${at}: received ${status}: ${text}`];
    }),
  );
  const silent = all
    .filter(({ at, text }) => /^curl /.test(text) && !received.has(at))
    .map(({ at, text }) => `${at}: sent nothing: ${text}`);
  return [...wrong, ...silent, ...missingStatuses(all, received)];
}

/** Statuses that a comment announces and no request of its paragraph received. */
function missingStatuses(all: Statement[], received: Map<string, number[]>): string[] {
  return [...new Set(all.map(({ paragraph }) => paragraph))].flatMap((paragraph) => {
    const paragraphStatements = all.filter((each) => each.paragraph === paragraph);
    const seen = paragraphStatements.flatMap(({ at }) => received.get(at) ?? []);
    const announced = [...new Set(paragraphStatements.flatMap((each) => each.announced))];
    return announced
      .filter((status) => !seen.includes(status))
      .map((status) => `${paragraph}: announces ${status}, which no request received`);
  });
}

function parseStatuses(text: string): number[] {
  return [...text.matchAll(STATUS)].map(([status]) => Number(status));
}
