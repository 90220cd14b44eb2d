import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './run.ts';

/** Words that this project does not use, and the terms of the field that it uses instead. */
const REPLACED: Record<string, RegExp> = {
  'reject, error response': /^(refus(e|es|ed|ing|als?)|misfits?)$/,
  'user/client pair': /^couples?$/,
  'inject, injected': /^(woven|weaves?)$/,
  'fix, repair, baseline': /^mend(s|ed|ing)?$/,
  'detected, missed, run': /^(hunts?|campaigns?)$/,
  'visibility, writability': /^(settable|sureness)$/,
  'user; they': /^(he|his|him|whoever)$/,
  'fixture, workspace': /^(crowds?|surroundings)$/,
  'source, basis': /^whereof$/,
};

/** Texts that contain such a word for a reason. */
const ALLOWED = [
  /connection refused|ECONNREFUSED/gi, // the error of the operating system
  /2\r\nhe\r\n3/g, // the first chunk of "hello"
];

const FILES = execFileSync(
  'git',
  ['ls-files', 'scripts', 'tests', 'docs', 'spec', 'README.md', 'CONTRIBUTING.md'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .trim()
  .split('\n')
  .filter((file) => !file.endsWith('vocabulary.test.ts') && !file.startsWith('tests/faults/'));
const CODE = FILES.filter((file) => /\.(ts|mjs|js)$/.test(file) && !file.endsWith('.d.ts'));
const PAGES = FILES.filter((file) => file.endsWith('.md'));

/** The words of `camelCase`, `kebab-case`, `SNAKE_CASE` and prose, in lower case. */
function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .map((word) => word.toLowerCase());
}

/** `name: word (use TERM)` for each replaced word of a text. */
function replacedWords(place: string, text: string): string[] {
  const checked = ALLOWED.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
  return wordsOf(checked).flatMap((word) =>
    Object.entries(REPLACED).flatMap(([term, pattern]) =>
      pattern.test(word) ? [`${place}: "${word}" (use: ${term})`] : [],
    ),
  );
}

/** Every identifier, comment and string of a file, by line. */
function textsOf(file: string): [line: number, text: string][] {
  const source = ts.createSourceFile(
    file,
    readFileSync(`${root}/${file}`, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const texts: [number, string][] = [];
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) {
      texts.push([lineAt(node.getStart()), node.text]);
    }
    for (const child of node.getChildren(source)) visit(child);
    for (const range of ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? []) {
      texts.push([lineAt(range.pos), source.text.slice(range.pos, range.end)]);
    }
  };
  visit(source);
  return texts;
}

test('names of files use the words of the glossary', () => {
  expect(FILES.flatMap((file) => replacedWords(file, basename(file)))).toEqual([]);
});

test('identifiers, comments, titles and messages use the words of the glossary', () => {
  const found = CODE.flatMap((file) =>
    textsOf(file).flatMap(([line, text]) => replacedWords(`${file}:${line}`, text)),
  );
  expect([...new Set(found)]).toEqual([]);
});

test('pages use the words of the glossary', () => {
  const found = PAGES.flatMap((file) =>
    readFileSync(`${root}/${file}`, 'utf8')
      .split('\n')
      .flatMap((line, index) => replacedWords(`${file}:${index + 1}`, line)),
  );
  expect(found).toEqual([]);
});

test('a name is split into its words', () => {
  expect(replacedWords('x', 'isRefused')).toEqual(['x: "refused" (use: reject, error response)']);
  expect(replacedWords('x', 'TCP: connection refused')).toEqual([]);
});
