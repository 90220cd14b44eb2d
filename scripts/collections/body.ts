import type { Operation } from '../contract/contract.ts';
import { own } from '../contract/own.ts';
import { literalJson } from './literal.ts';
import { idOfFound, idOfNew, placeholder } from './records.ts';

/**
 * Fields of the document's examples that would change other records than the one that is written, or ask
 * more of the workspace than that there is a project.
 */
const OMITTED: Record<string, string[]> = {
  createMember: ['project_ids'],
  updateMember: ['hourly_rate'],
  createGroup: ['project_ids'],
  createPhase: ['budget_minutes'],
  updatePhase: ['budget_minutes'],
  createTimer: ['todo_id'],
};

/** People in a body are those whom the run has invited: being put into a group takes them out of their own. */
const INVITED = ['user', 'member', 'manager'];

/** Begins the name of a variable until the rest is JSON; nothing in the document's example begins like that. */
type Mark = string;

/** The document's example of the body, in which ids are variables and names are new each time. */
export function exampleBody({ id, body }: Operation, example: string, words: string[]): string | undefined {
  if (body === undefined || !isJson(example)) return undefined;
  const mark = unusedMark(example);
  const fields = Object.entries(JSON.parse(example) as Record<string, unknown>)
    .filter(([name]) => !own(OMITTED, id)?.includes(name))
    .map(([name, value]) => [name, unique(name, withVariables(name, value, words, mark), mark)]);
  return withPlaceholders(literalJson(JSON.stringify(Object.fromEntries(fields), null, 2)), mark);
}

function unusedMark(example: string): Mark {
  let mark = '<<';
  while (example.includes(mark)) mark += '<';
  return mark;
}

/** A variable that stands for a number (#) has no quotation marks. */
function withPlaceholders(json: string, mark: Mark): string {
  return json
    .replaceAll(new RegExp(`"${mark}#(\\w+)>>"`, 'g'), (_, name) => placeholder(name))
    .replaceAll(new RegExp(`${mark}(\\$?\\w+)>>`, 'g'), (_, name) => placeholder(name));
}

function withVariables(name: string, value: unknown, words: string[], mark: Mark): unknown {
  const word = name.replace(/_ids?$/, '');
  if (word !== name && variableOf(word, words)) {
    const number = `${mark}#${variableOf(word, words)}>>`;
    return Array.isArray(value) ? [number] : number;
  }
  if (/(^|_)date$/.test(name) && typeof value === 'string') return `${mark}today>>`;
  if (Array.isArray(value)) return value.map((each) => withVariables(name, each, words, mark));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withVariables(key, each, words, mark)]),
  );
}

function variableOf(word: string, words: string[]): string | undefined {
  if (INVITED.includes(word)) return idOfNew('member');
  return words.includes(word) ? idOfFound(word) : undefined;
}

function unique(name: string, value: unknown, mark: Mark): unknown {
  if (name === 'name') return `${value} ${mark}$guid>>`;
  return name === 'email' ? String(value).replace('@', () => `.${mark}$guid>>@`) : value;
}

function isJson(text: string): boolean {
  return text.startsWith('{');
}
