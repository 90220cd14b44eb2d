import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './run.ts';

/** Words that this project does not use anywhere, and the terms of the field that it uses instead. */
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
  'American spelling':
    /^((behaviour|neighbour)\w*|licences?|catalogues?|(recogni|authori|capitali|normali|moderni)s(e|ed|es|ing|ation))$/,
};

/** Words that prose may use in their usual sense, but names of files, types, functions and variables may not. */
const REPLACED_IN_NAMES: Record<string, RegExp> = {
  'response, request': /^(answer(s|ed|ing)?|asks?|asked)$/,
  endpoints: /^doors?$/,
  'operation, action': /^(verbs?|doings?)$/,
  'path, rule': /^(ways?|occasions?)$/,
  UNKNOWN_ID: /^nobodys?$/,
  'access, visibility': /^(reach(es|ed|ing)?|sights?)$/,
  permission: /^cells?$/,
  'observation, report': /^(tells?|told)$/,
  'title, test': /^sentences?$/,
  'independent, skip baseline': /^(blind|trusting)$/,
  'fixture, scenario': /^(worlds?|situations?)$/,
  'reference, distinctive': /^(yardsticks?|telling)$/,
};

/** Names that contain such a word for a reason. */
const ALLOWED_NAMES: Record<string, string> = {
  'scripts/cli/installation.ts verb': 'the verb of a sentence',
  'scripts/contract/mapping/apply-mapping.ts verb': 'the first word of an operationId',
  'scripts/contract/mapping/record-codecs.ts verb': 'the first word of an operationId',
  'scripts/contract/normalize/schema-names.ts verb': 'the first word of an operationId',
  'scripts/import/propose/operations.ts ACTIONS_BY_VERB': 'verbs in the paths of a document',
  'scripts/contract/matrix.ts escapeCell': 'a cell of a Markdown table',
  'scripts/contract/matrix.ts cells': 'the cells of a Markdown table',
};

/** Texts that contain such a word for a reason. */
const ALLOWED = [
  /connection refused|connrefused/gi, // the error of the operating system
  /2\r\nhe\r\n3/g, // the first chunk of "hello"
  /`npm test -- --probe-refusals`|`refused_with`/g, // former names, in the changelog
];

const FILES = execFileSync(
  'git',
  ['ls-files', 'scripts', 'tests', 'docs', 'spec', 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .trim()
  .split('\n')
  .filter((file) => !/vocabulary\.test\.ts$|^tests\/faults\/|\/editions\/documents\//.test(file));
const CODE = FILES.filter((file) => /\.(ts|mjs|js)$/.test(file) && !file.endsWith('.d.ts'));
const PAGES = FILES.filter((file) => /\.(md|ya?ml)$/.test(file));

/** The words of `camelCase`, `kebab-case`, `SNAKE_CASE` and prose, in lower case. */
function splitWords(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .map((word) => word.toLowerCase());
}

/** `location: word (use: TERM)` for each replaced word of a text. */
function replacedWords(location: string, text: string, replaced = REPLACED): string[] {
  const checked = ALLOWED.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
  return splitWords(checked).flatMap((word) =>
    findTerms(word, replaced).map((term) => `${location}: "${word}" (use: ${term})`),
  );
}

const TERM_CACHE = new Map<typeof REPLACED, Map<string, string[]>>();

/** The terms that are used instead of a word. They are cached, since the same words recur. */
function findTerms(word: string, replaced: typeof REPLACED): string[] {
  const cache = TERM_CACHE.get(replaced) ?? new Map<string, string[]>();
  TERM_CACHE.set(replaced, cache);
  const terms =
    cache.get(word) ??
    Object.entries(replaced).flatMap(([term, pattern]) => (pattern.test(word) ? [term] : []));
  cache.set(word, terms);
  return terms;
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.Latest);
}

/** The names that a file declares: types, functions, variables, parameters and properties. */
function declaredNames(file: string): string[] {
  const source = parse(file);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const { name } = node as ts.NamedDeclaration;
    if (name !== undefined && ts.isIdentifier(name) && isDeclaration(node)) names.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** Whether a named node declares its name; imports, exports and property accesses only use names. */
function isDeclaration(node: ts.Node): boolean {
  return !ts.isPropertyAccessExpression(node) && !ts.isImportSpecifier(node) && !ts.isExportSpecifier(node);
}

/** Every identifier, comment and string of a file, by line. */
function readTexts(file: string): [line: number, text: string][] {
  const source = parse(file);
  const texts: [number, string][] = [];
  const getLine = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) {
      texts.push([getLine(node.getStart(source)), node.text]);
    }
    for (const child of node.getChildren(source)) visit(child);
    for (const range of ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? []) {
      texts.push([getLine(range.pos), source.text.slice(range.pos, range.end)]);
    }
  };
  visit(source);
  return texts;
}

test('names of files use the words of the glossary', () => {
  const found = FILES.flatMap((file) => [
    ...replacedWords(file, basename(file)),
    ...replacedWords(file, basename(file), REPLACED_IN_NAMES),
  ]);
  expect(found).toEqual([]);
});

test('names in code use the words of the glossary', () => {
  const found = CODE.flatMap((file) =>
    declaredNames(file)
      .filter((name) => !Object.hasOwn(ALLOWED_NAMES, `${file} ${name}`))
      .flatMap((name) => replacedWords(`${file} ${name}`, name, REPLACED_IN_NAMES)),
  );
  expect([...new Set(found)]).toEqual([]);
});

test('every allowed name is still declared', () => {
  const gone = Object.keys(ALLOWED_NAMES).filter((each) => {
    const [file = '', name = ''] = each.split(' ');
    return !declaredNames(file).includes(name);
  });
  expect(gone).toEqual([]);
});

test('identifiers, comments, titles and messages use the words of the glossary', () => {
  const found = CODE.flatMap((file) =>
    readTexts(file).flatMap(([line, text]) => replacedWords(`${file}:${line}`, text)),
  );
  expect([...new Set(found)]).toEqual([]);
});

test('pages and documents use the words of the glossary', () => {
  const found = PAGES.flatMap((file) =>
    readFileSync(root + file, 'utf8')
      .split('\n')
      .flatMap((line, index) => replacedWords(`${file}:${index + 1}`, line)),
  );
  expect(found).toEqual([]);
});

test('a name is split into its words', () => {
  expect(replacedWords('x', 'isRefused')).toEqual(['x: "refused" (use: reject, error response)']);
  expect(replacedWords('x', 'TCP: connection refused')).toEqual([]);
});
