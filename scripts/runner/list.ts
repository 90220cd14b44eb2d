import { readContract } from '../contract/contract.ts';
import { renderRuleGrid } from './grid.ts';
import { RULES } from './rules.ts';
import { suitePath } from './suite-files.ts';
import { findTests, matchTitle } from './titles/find-tests.ts';

/** Renders the number of tests by operation and rule. */
export async function listByRule(): Promise<string> {
  const { tests, unloadable } = await findTests();
  return [renderRuleGrid(tests, readContract().operations, RULES), ...unloadableLines(unloadable)].join('\n');
}

/** The tests with this text in their title, each with its file. */
export async function listTitles(text: string): Promise<string> {
  const found = await findTests();
  const lines = matchTitle(found, text).map(({ file, title }) => `${suitePath(file)}: ${title}`);
  return [...lines, ...unloadableLines(found.unloadable)].join('\n');
}

/**
 * The files with tests of this title; empty if there are none. Includes files that cannot be loaded, so that the run
 * reports why.
 */
export async function findFilesByTitle(text: string): Promise<string[]> {
  const found = await findTests();
  const files = matchTitle(found, text).map(({ file }) => file);
  return [...new Set([...files, ...found.unloadable])].map(suitePath);
}

function unloadableLines(files: string[]): string[] {
  return files.map((file) => `${suitePath(file)} cannot be loaded: run npm test for the reason`);
}
