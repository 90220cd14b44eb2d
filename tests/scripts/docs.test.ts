import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { SIGNED_IN } from '../../scripts/contract/access.ts';
import { checkContract } from '../../scripts/contract/check.ts';
import { readContract } from '../../scripts/contract/contract.ts';
import { readSource } from '../../scripts/contract/evidence.ts';
import { applyOverlay } from '../../scripts/contract/overlay/index.ts';
import { expandRow } from '../../scripts/contract/overlay/short-row.ts';
import { expandRows } from '../../scripts/contract/overlay/short-rows.ts';
import { FAULTS } from '../../scripts/faults/catalog/index.ts';
import { injectFaults } from '../../scripts/faults/runner/extension.ts';
import { formatVariableName, TEST_TOKENS } from '../../scripts/live/tokens.ts';
import { type RunningMock, startMock } from '../../scripts/mock/start.ts';
import {
  checkProjectCommand,
  findMissingFiles,
  isForeignCommand,
  isKnownFlag,
  isProjectCommand,
} from './docs/command-lines.ts';
import { type Block, type DocPage, listAnchors, readPage, readPages } from './docs/pages.ts';
import { DOCUMENTED_ORIGIN, runShell } from './docs/shell.ts';
import { findUnexpectedStatuses, parseStatements } from './docs/statements.ts';
import { root, runNode } from './run.ts';

const pages = readPages();
/** The module that programs import from the package. */
const PACKAGE = pathToFileURL(join(root, 'scripts/package/index.ts')).href;
/** Flags of other programs. */
const FOREIGN_FLAGS = ['--bail', '--write'];

let mock: RunningMock;

beforeAll(async () => {
  mock = await startMock({ port: 0, extend: injectFaults() });
});
afterAll(() => mock.close());

test('README has at most 900 words', () => {
  expect(readPage('README.md').text.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(900);
});

test('README states the number of operations with a source, and spec/README.md the number of assumed operations', () => {
  const { operations } = readContract();
  const assumed = operations.filter(({ source }) => readSource(source)?.guess !== undefined).length;
  const named = operations.length - assumed;
  const [readme, spec] = ['README.md', 'spec/README.md'].map((file) => oneLine(readPage(file)));
  expect(readme).toContain(`They document only ${named} operations`);
  expect(spec).toContain(`The other ${assumed} operations, most field names`);
});

test('docs/faults.md states the number of faults', () => {
  expect(oneLine(readPage('docs/faults.md'))).toContain(
    `| ${FAULTS.length} of ${FAULTS.length} | named faults`,
  );
});

test('docs/mock.md shows every field of a new workspace', async () => {
  const response = await fetch(`${mock.origin}/_mock/workspaces`, { method: 'POST' });
  const example = readPage('docs/mock.md').blocks.find(({ language }) => language === 'json');
  expect(Object.keys(JSON.parse(example?.text ?? '{}'))).toEqual(Object.keys(await response.json()));
});

test.each(pages)('$file has blocks in known languages only', ({ blocks }) => {
  const languages = ['bash', 'js', 'json', 'yaml', 'text'];
  const unknown = blocks.filter(({ language }) => !languages.includes(language));
  expect(unknown.map(({ at, language }) => `${at}: "${language}"`)).toEqual([]);
});

test.each(withBlocks('bash'))('the commands of $file run', async ({ page, blocks }) => {
  await fetch(`${mock.origin}/_mock/reset`, { method: 'POST' });
  const all = blocks.flatMap((block) => parseStatements(block, page.file));
  const [projects, others] = partition(all, ({ text }) => isProjectCommand(text));
  const [foreign, shell] = partition(others, ({ text }) => isForeignCommand(text));
  expect(await collectErrors(projects, ({ text }) => checkProjectCommand(text))).toEqual([]);
  expect(foreign.flatMap(({ at, text }) => findMissingFiles(text).map((file) => `${at}: ${file}`))).toEqual(
    [],
  );
  const unknown = shell.filter(({ text }) => !/^(curl |[A-Z_]+=|field\(\) )/.test(text));
  expect(unknown.map(({ at, text }) => `${at}: nothing tests ${text}`)).toEqual([]);
  expect(findUnexpectedStatuses(shell, await runShell(shell, mock.origin))).toEqual([]);
});

test.each(withBlocks('js'))('the programs of $file run', async ({ blocks }) => {
  const folder = mkdtempSync(join(tmpdir(), 'timeneye-docs-'));
  const file = join(folder, 'snippet.mjs');
  try {
    for (const { text, at } of blocks) {
      const program = text.replaceAll(DOCUMENTED_ORIGIN, mock.origin);
      writeFileSync(file, program.replaceAll("'timeneye-contract'", JSON.stringify(PACKAGE)));
      const args = ['--import', 'tsx', file];
      const { exitCode, stdout, stderr } = await runNode(args, root, { NODE_TEST_CONTEXT: undefined });
      expect(exitCode, `${at}\n${stdout}${stderr}`).toBe(0);
      expect(stdout, `${at} prints the status of a failed request`).not.toMatch(/^[45]\d\d\b/m);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the overlay actions and access rows of the pages are valid', async () => {
  const blocks = withBlocks('yaml').flatMap((each) => each.blocks);
  const values = blocks.map(({ text, at }) => ({ value: parseYaml(text), at }));
  const [lists, others] = partition(values, ({ value }) => Array.isArray(value));
  // Other tests cover docs/mapping.md.
  const rows = others.filter(({ value }) => 'x-access' in value);
  const { overlay, problems } = expandRows({
    overlay: '1.0.0',
    actions: lists.flatMap(({ value }) => value),
  });
  expect(problems).toEqual([]);
  await checkContract(applyOverlay(readContract().document, overlay));
  for (const { value, at } of rows) expect(expandRow(value['x-access']).problems, at).toEqual([]);
});

test.each(withBlocks('json'))('the JSON of $file is valid', ({ blocks }) => {
  for (const { text, at } of blocks) expect(() => JSON.parse(text), at).not.toThrow();
});

test.each(pages)('the links of $file have existing targets', ({ file, links }) => {
  const broken = links.filter(({ text }) => {
    if (/^https?:/.test(text)) return false;
    const [path = '', anchor] = text.split('#');
    const target = path === '' ? file : posix.join(dirname(file), path);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !listAnchors(readPage(target)).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test.each(pages)('the files and folders that $file names exist', ({ spans }) => {
  const paths = spans.filter(({ text }) =>
    /^(spec|scripts|tests|collections|docs|\.ci|\.github)\/[\w./*-]*$/.test(text),
  );
  expect(paths.filter(({ text }) => !existsSync(join(root, text.replace(/\*.*$/, ''))))).toEqual([]);
});

test.each(pages)('the commands and flags in the text of $file are known', async ({ spans }) => {
  const lines = spans.filter(({ text }) => isProjectCommand(text));
  expect(await collectErrors(lines, ({ text }) => checkProjectCommand(text))).toEqual([]);
  const flags = spans.map((span) => ({ ...span, flag: /^--[a-z-]+/.exec(span.text)?.[0] }));
  const unknown = await collectErrors(flags, async ({ flag }) => {
    if (flag === undefined || FOREIGN_FLAGS.includes(flag) || (await isKnownFlag(flag))) return;
    throw new Error(`no command has ${flag}`);
  });
  expect(unknown).toEqual([]);
});

test.each(pages)('the control requests and URLs in the text of $file exist', async ({ spans }) => {
  const requests = spans.flatMap(({ text, at }) => {
    const [, method = 'GET', path] =
      /^(?:(GET|POST|PUT|PATCH|DELETE) )?((?:http:\/\/127\.0\.0\.1:4010)?\/\S*)$/.exec(text) ?? [];
    const isOfMock = path?.startsWith(DOCUMENTED_ORIGIN) || path?.startsWith('/_mock');
    return isOfMock ? [{ at, method, path: path?.replace(DOCUMENTED_ORIGIN, '') }] : [];
  });
  const missing = await collectErrors(requests, async ({ method, path }) => {
    const response = await fetch(`${mock.origin}${path}`, { method, redirect: 'manual' });
    const text = await response.text();
    if (response.status === 404 && !text.includes('There is no workspace'))
      throw new Error(`${method} ${path}: ${text}`);
  });
  expect(missing).toEqual([]);
});

test.each(pages)('the output that $file quotes occurs in a file of the project', ({ spans }) => {
  const quotes = spans.filter(({ text }) => /^([A-Z]+ [A-Z ]+|(missing|not in) .*)$/.test(text));
  expect(quotes.filter(({ text }) => !SOURCES.includes(text.replace(/: [A-Z]+$/, '')))).toEqual([]);
});

test.each(pages)('the environment variables that $file names are read', ({ text }) => {
  const named = new Set(text.match(/\bTIMENEYE_[A-Z_]+\b/g));
  expect([...named].filter((name) => !isVariable(name))).toEqual([]);
});

/** The pages with blocks in a language, each with these blocks. */
function withBlocks(language: string): { file: string; page: DocPage; blocks: Block[] }[] {
  return pages
    .map((page) => ({
      file: page.file,
      page,
      blocks: page.blocks.filter((each) => each.language === language),
    }))
    .filter(({ blocks }) => blocks.length > 0);
}

/** Collects the error of each item that fails the check, with its location. */
async function collectErrors<T extends { at: string }>(
  all: T[],
  check: (one: T) => Promise<unknown>,
): Promise<string[]> {
  const problems: string[] = [];
  for (const one of all) {
    await check(one).catch((error: Error) => problems.push(`${one.at}: ${error.message}`));
  }
  return problems;
}

function partition<T>(all: T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

/** The text with line breaks as spaces, and without bold type. */
function oneLine({ text }: DocPage): string {
  return text.replaceAll('**', '').replaceAll(/\s+/g, ' ');
}

/** The text of all source files, except the tests of the pages. */
const SOURCES = ['scripts', 'tests/contract', 'tests/fixtures']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(root, folder, file),
    ),
  )
  .filter((file) => /\.(ts|mjs)$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

function isVariable(name: string): boolean {
  return (
    [...SIGNED_IN, ...TEST_TOKENS].map(formatVariableName).includes(name) ||
    new RegExp(`\\b${name}\\b`).test(SOURCES)
  );
}
