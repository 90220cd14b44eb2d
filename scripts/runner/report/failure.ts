import { relative } from 'node:path';
import { printable, printableLines } from '../../cli/printable.ts';
import type { Failure } from './model.ts';

/** The parts of a runner's error that are read here. */
export interface RunError {
  name?: string | undefined;
  message?: string | undefined;
  diff?: string | undefined;
  /** The parts of a violated contract (tests/fixtures/response.ts). */
  details?: unknown;
  stacks?: { file: string; line: number }[] | undefined;
}

/** Errors that say that the target, or the code under test, does not do what it should. */
const BROKEN = ['ContractFailure', 'AssertionError'];
/** An error of `JSON.parse` is about a response. */
const isUnreadableJson = (name: string, message: string) =>
  name === 'SyntaxError' && /\bJSON\b/.test(message);

/** What an error says, without characters that a terminal or a CI log would obey. */
export function buildFailure(error: RunError | undefined, root: string): Failure {
  const { name = 'Error', message = '', diff, details, stacks } = error ?? {};
  const [first = ''] = message.split('\n');
  const at = stacks?.[0] && `${relative(root, stacks[0].file).replaceAll('\\', '/')}:${stacks[0].line}`;
  const location = at === undefined ? {} : { at };
  if (isFailureDetails(details)) {
    const { rule, operation, actor, expected, received, request } = details;
    const parts = { operation, actor, expected, actual: received, request };
    return { kind: 'contract', rule: printable(rule), ...parts, ...location };
  }
  const isBroken = BROKEN.includes(name) || isUnreadableJson(name, message);
  const text = [message, diff ?? ''].filter(Boolean).join('\n');
  return {
    kind: isBroken ? 'contract' : 'suite',
    rule: printable(isBroken ? first : `${name}: ${first}`),
    text: printableLines(withoutColors(text)),
    ...location,
  };
}

/** What is reported about a broken rule of the contract. */
export interface FailureDetails {
  rule: string;
  /** `listEntries (GET /entries)`. */
  operation: string;
  actor: string;
  expected: string;
  received: string;
  /** A curl line. */
  request: string;
}

function isFailureDetails(value: unknown): value is FailureDetails {
  return typeof value === 'object' && value !== null && 'rule' in value && 'received' in value;
}

/** The runner colors the difference of two values where there is a terminal. */
function withoutColors(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
  return text.replace(/\u001b\[[\d;]*m/g, '');
}
