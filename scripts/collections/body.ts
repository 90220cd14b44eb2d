import type { Contract, Operation } from '../contract/contract.ts';
import type { JsonObject } from '../contract/document.ts';
import { mappedOperation } from '../contract/mapping/published-contract.ts';
import { getOwn } from '../contract/own.ts';
import { literalJson } from './literal.ts';
import { allNouns, foundIdVariable, idNoun, isListed, newIdVariable, placeholder } from './records.ts';

/**
 * Fields of the document's examples that would change records other than the written one, or require more of the
 * workspace than a project.
 */
const OMITTED: Record<string, string[]> = {
  createMember: ['project_ids'],
  updateMember: ['hourly_rate'],
  createGroup: ['project_ids'],
  createPhase: ['budget_minutes'],
  updatePhase: ['budget_minutes'],
  createTimer: ['todo_id'],
};

/** People in a body are those that the run has invited: adding users to a group removes them from their old one. */
const INVITED = ['user', 'member', 'manager'];

/** Begins the name of a variable until the rest is JSON; nothing in the document's example begins like that. */
type Mark = string;

/** The values that variables replace, and our names of the body's fields. */
interface BodyContext {
  mark: Mark;
  nouns: string[];
  contract: Contract;
  /** Our name of a field, by its path (`members.0.id`). */
  findContractName(path: string): string;
}

/** The document's example of the body, with variables as ids and a new name each time. */
export function exampleBody(operation: Operation, example: string, contract: Contract): string | undefined {
  const { id, body } = operation;
  const mapped = mappedOperation(operation);
  if (body === undefined || !isJson(example)) return undefined;
  const document = JSON.parse(example) as JsonObject;
  const wrapper = mapped?.wrapper;
  const findContractName = (path: string) => mapped?.body?.pathFromWire(path) ?? path;
  const context: BodyContext = {
    mark: unusedMark(example),
    nouns: allNouns(contract),
    contract,
    findContractName,
  };
  const fields = Object.entries(
    wrapper === undefined ? document : ((getOwn(document, wrapper) ?? {}) as JsonObject),
  )
    .filter(([name]) => !getOwn(OMITTED, id)?.includes(findContractName(name)))
    .map(([name, value]) => [
      name,
      withUniqueValue(findContractName(name), withVariables(name, value, context), context.mark),
    ]);
  const finished = Object.fromEntries(fields) as JsonObject;
  const text = JSON.stringify(
    wrapper === undefined ? finished : { ...document, [wrapper]: finished },
    null,
    2,
  );
  return withPlaceholders(literalJson(text), context.mark);
}

function unusedMark(example: string): Mark {
  let mark = '<<';
  while (example.includes(mark)) mark += '<';
  return mark;
}

/** Replaces the marked names by variables of Postman; one that stands for a number (#) loses its quotation marks. */
function withPlaceholders(json: string, mark: Mark): string {
  return json
    .replaceAll(new RegExp(`"${mark}#(\\w+)>>"`, 'g'), (_, name) => placeholder(name))
    .replaceAll(new RegExp(`${mark}(\\$?\\w+)>>`, 'g'), (_, name) => placeholder(name));
}

function withVariables(path: string, value: unknown, context: BodyContext): unknown {
  const name = context.findContractName(path).split('.').at(-1) ?? '';
  const { mark } = context;
  const variable = /_ids?$/.test(name) ? findVariable(name, context) : undefined;
  if (variable !== undefined) {
    const isText = typeof [value].flat()[0] === 'string';
    const id = `${mark}${isText ? '' : '#'}${variable}>>`;
    return Array.isArray(value) ? [id] : id;
  }
  if (/(^|_)date$/.test(name) && isDay(value)) return `${mark}today>>`;
  if (Array.isArray(value)) return value.map((each, i) => withVariables(`${path}.${i}`, each, context));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withVariables(`${path}.${key}`, each, context)]),
  );
}

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

function findVariable(contractName: string, { nouns, contract }: BodyContext): string | undefined {
  const noun = idNoun(contractName, contract);
  if (INVITED.includes(contractName.replace(/_ids?$/, '')))
    return newIdVariable(contract.wire ? noun : 'member');
  return nouns.includes(noun) || isListed(contractName, contract) ? foundIdVariable(noun) : undefined;
}

function withUniqueValue(name: string, value: unknown, mark: Mark): unknown {
  if (name === 'name') return `${value} ${mark}$guid>>`;
  return name === 'email' ? String(value).replace('@', () => `.${mark}$guid>>@`) : value;
}

function isJson(text: string): boolean {
  return text.startsWith('{');
}
