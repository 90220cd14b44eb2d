import type { Application } from '../applications.ts';
import type { MockRequest } from '../http.ts';
import type { Mock } from '../mock.ts';
import type { SeededActor } from '../seed.ts';
import type { MemberRow } from '../store/rows.ts';
import type { Workspace } from '../workspace.ts';

/** A control request with its parsed body, workspace and mock. */
export interface ControlCall {
  mock: Mock;
  request: MockRequest;
  /** The workspace named by `?workspace=ID`. Default: `default`. */
  workspace: Workspace;
  body: ControlFields;
  /** The part of the path after the command. */
  rest: string;
}

/** An error of the control API; its message names the problem and the possible values. */
export class ControlProblem extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const MAX_QUOTE_LENGTH = 80;

export type ControlFields = Record<string, unknown>;

/** Parses the body as a JSON object; a missing body counts as an empty object. */
export function parseObjectBody({ body }: MockRequest): ControlFields {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new ControlProblem(400, 'The body is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ControlProblem(422, 'The body must be a JSON object.');
  }
  return value as ControlFields;
}

/** A check of a field's value, and its description for messages. */
export interface ValueCheck {
  expected: string;
  holds(value: unknown): boolean;
}

export const BOOLEAN: ValueCheck = {
  expected: 'true or false',
  holds: (value) => typeof value === 'boolean',
};
/** The longest duration that the mock supports: 316 years. */
const MAX_SECONDS = 10 ** 10;
export const SECONDS: ValueCheck = {
  expected: `a number of seconds from 0 to ${MAX_SECONDS}`,
  holds: (value) => typeof value === 'number' && value >= 0 && value <= MAX_SECONDS,
};
export const STRING: ValueCheck = {
  expected: 'a string',
  holds: (value) => typeof value === 'string' && value !== '',
};
export const STRINGS: ValueCheck = {
  expected: 'a list of strings',
  holds: (value) => Array.isArray(value) && value.every(STRING.holds),
};
export const USER: ValueCheck = {
  expected: 'an actor name or a user ID',
  holds: (value) => STRING.holds(value) || Number.isInteger(value),
};
export const NON_NEGATIVE_INTEGER: ValueCheck = {
  expected: 'a whole number, 0 or more',
  holds: (value) => Number.isInteger(value) && Number(value) >= 0,
};

export const DAY_OR_NULL: ValueCheck = {
  expected: 'a date like "2026-03-02" or null',
  holds: (value) => value === null || (typeof value === 'string' && isDay(value)),
};

export function oneOf(texts: readonly string[]): ValueCheck {
  return { expected: `one of ${texts.join(', ')}`, holds: (value) => texts.includes(value as string) };
}

/** Rejects unknown fields and invalid values; returns the body unchanged. */
export function checkFields(body: ControlFields, checks: Record<string, ValueCheck>): ControlFields {
  for (const [name, value] of Object.entries(body)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check)
      throw new ControlProblem(422, `${name} is unknown. Choose from: ${Object.keys(checks).join(', ')}.`);
    if (!check.holds(value)) {
      throw new ControlProblem(422, `${name} must be ${check.expected}, not ${quoteValue(value)}.`);
    }
  }
  return body;
}

/** Formats a value for a message. */
export function quoteValue(value: unknown): string {
  // JSON cannot represent infinite numbers, but can be parsed to one: 1e999.
  const text = typeof value === 'number' ? String(value) : toJson(value);
  return text.length > MAX_QUOTE_LENGTH ? `${text.slice(0, MAX_QUOTE_LENGTH)}...` : text;
}

/** JSON.parse accepts deeper nesting than JSON.stringify. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return 'a value nested too deep to quote';
  }
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}

/** Finds the user of the field `user` by actor name or ID. */
export function findNamedUser(workspace: Workspace, name: unknown): MemberRow {
  const known = [...workspace.actors.keys()].join(', ');
  if (name === undefined) {
    throw new ControlProblem(422, `user is missing. Give a user ID, or choose from: ${known}.`);
  }
  const id = typeof name === 'number' ? name : workspace.actors.get(name as SeededActor);
  const user = id === undefined ? undefined : workspace.store.tables.member.get(id);
  if (user) return user;
  throw new ControlProblem(
    422,
    `There is no user ${quoteValue(name)}. Give a user ID, or choose from: ${known}.`,
  );
}

/** Finds the application of the field `app` by client ID or name. */
export function findNamedApplication(workspace: Workspace, name: unknown): Application {
  const applications = [...workspace.applications.values()];
  const found =
    applications.find((each) => each.client_id === name) ?? applications.find((each) => each.name === name);
  if (found) return found;
  const known = applications.map((each) => each.client_id).join(', ');
  throw new ControlProblem(422, `There is no application ${quoteValue(name)}. Choose from: ${known}.`);
}
