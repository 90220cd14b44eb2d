import { relative } from 'node:path';
import { printable, printableLines } from '../../cli/printable.ts';
import type { Failure } from './model.ts';

/** The parts of a runner's error that a failure needs. */
export interface RunError {
  name?: string | undefined;
  message?: string | undefined;
  diff?: string | undefined;
  /** The parts of a violated contract (tests/fixtures/response.ts). */
  details?: unknown;
  stacks?: { file: string; line: number }[] | undefined;
}

/** The names of errors that mean a violation by the target or the code under test. */
const VIOLATION_NAMES = ['ContractFailure', 'AssertionError'];
/** Whether an error comes from `JSON.parse`: then a response is not JSON. */
const isUnreadableJson = (name: string, message: string) =>
  name === 'SyntaxError' && /\bJSON\b/.test(message);

/** Converts an error to a failure, without characters that a terminal or a CI log would interpret. */
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
  const isViolation = VIOLATION_NAMES.includes(name) || isUnreadableJson(name, message);
  const text = [message, diff ?? ''].filter(Boolean).join('\n');
  return {
    kind: isViolation ? 'contract' : 'suite',
    rule: printable(isViolation ? first : `${name}: ${first}`),
    text: printableLines(stripColors(text)),
    ...location,
  };
}

/** The details of a violated rule of the contract. */
export interface FailureDetails {
  rule: string;
  /** `listEntries (GET /entries)`. */
  operation: string;
  actor: string;
  expected: string;
  received: string;
  /** A curl command. */
  request: string;
}

function isFailureDetails(value: unknown): value is FailureDetails {
  return typeof value === 'object' && value !== null && 'rule' in value && 'received' in value;
}

/** Removes colors: the runner colors the diff of two values on a terminal. */
function stripColors(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
  return text.replace(/\u001b\[[\d;]*m/g, '');
}
