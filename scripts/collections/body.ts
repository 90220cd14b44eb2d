import type { Contract, Operation } from '../contract/contract.ts';
import type { JsonObject } from '../contract/document.ts';
import { getMappedOperation } from '../contract/mapping/published-contract.ts';
import { getOwn } from '../contract/own.ts';
import { literalJson } from './literal.ts';
import { allNouns, existingIdVariable, idNoun, isListed, newIdVariable, placeholder } from './records.ts';

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

/** Fields for users that the run has invited: adding existing users to a group would remove them from another group. */
const INVITED_NOUNS = ['user', 'member', 'manager'];

/** Marks the name of a variable until the body is written as JSON; the document's example does not contain it. */
type Mark = string;

/** The data that determines which values of a body become variables. */
interface BodyContext {
  mark: Mark;
  nouns: string[];
  contract: Contract;
  /** The contract's name of a field, by its path (`members.0.id`). */
  findContractName(path: string): string;
}

/** The document's example of the body, with variables as IDs and a unique name. */
export function exampleBody(operation: Operation, example: string, contract: Contract): string | undefined {
  const { id, body } = operation;
  const mapped = getMappedOperation(operation);
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

/** Replaces marked names by Postman variables; a variable for a number (#) is written without quotation marks. */
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
    const isString = typeof [value].flat()[0] === 'string';
    const id = `${mark}${isString ? '' : '#'}${variable}>>`;
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
  if (INVITED_NOUNS.includes(contractName.replace(/_ids?$/, '')))
    return newIdVariable(contract.wire ? noun : 'member');
  return nouns.includes(noun) || isListed(contractName, contract) ? existingIdVariable(noun) : undefined;
}

function withUniqueValue(name: string, value: unknown, mark: Mark): unknown {
  if (name === 'name') return `${value} ${mark}$guid>>`;
  return name === 'email' ? String(value).replace('@', () => `.${mark}$guid>>@`) : value;
}

function isJson(text: string): boolean {
  return text.startsWith('{');
}
