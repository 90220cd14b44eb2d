import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run.ts';

/** A text with the place where it stands: `docs/mock.md:12`. */
export interface Located {
  text: string;
  at: string;
}

/** A fenced code block; `at` is its first line. */
export interface Block extends Located {
  language: string;
  line: number;
}

/** A page for users or contributors. */
export interface Page {
  /** From the root of the repository. */
  file: string;
  text: string;
  blocks: Block[];
  /** Inline code. */
  spans: Located[];
  /** Targets of links. */
  links: Located[];
}

/** Every page whose commands, links and paths are tested. The changelog names what is gone, so it is not among them. */
export function readPages(): Page[] {
  const names = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const docs = names.map((name) => `docs/${name}`);
  return ['README.md', 'CONTRIBUTING.md', 'spec/README.md', ...docs.sort()].map(readPage);
}

/** Parses one Markdown file, as far as the tests need it. */
export function readPage(file: string): Page {
  const text = readFileSync(join(root, file), 'utf8');
  const blocks: Block[] = [];
  const prose: string[] = [];
  let open: Block | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^\s*```(\w*)\s*$/.exec(line);
    if (fence && open) {
      blocks.push(open);
      open = undefined;
    } else if (fence) {
      open = { language: fence[1] ?? '', text: '', line: index + 2, at: `${file}:${index + 2}` };
    } else if (open) open.text += `${line}\n`;
    prose[index] = fence || open ? '' : line;
  }
  return {
    file,
    text,
    blocks,
    spans: findAll(/`([^`]+)`/g, file, prose),
    links: findAll(/\]\(([^)\s]+)\)/g, file, prose),
  };
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchors(page: Page): string[] {
  const headings = page.text.matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function findAll(pattern: RegExp, file: string, lines: string[]): Located[] {
  return lines.flatMap((line, index) =>
    [...line.matchAll(pattern)].map(([, text = '']) => ({ text, at: `${file}:${index + 1}` })),
  );
}
