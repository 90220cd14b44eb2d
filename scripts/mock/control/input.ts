import type { Request } from '../http.ts';

/** A refusal of the control: its text names what was wrong and what is possible. */
export class ControlProblem extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export type Fields = Record<string, unknown>;

/** The body as an object; none counts as an empty one. */
export function objectBody({ body }: Request): Fields {
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
  return value as Fields;
}

/** What is true of a field's value, and how to say so. */
export interface Kind {
  says: string;
  holds(value: unknown): boolean;
}

export const BOOLEAN: Kind = { says: 'true or false', holds: (value) => typeof value === 'boolean' };
export const NUMBER: Kind = { says: 'a number', holds: (value) => Number.isFinite(value) };
export const TEXT: Kind = { says: 'a text', holds: (value) => typeof value === 'string' && value !== '' };
export const TEXTS: Kind = {
  says: 'a list of texts',
  holds: (value) => Array.isArray(value) && value.every(TEXT.holds),
};
export const USER: Kind = {
  says: 'an actor name or a user id',
  holds: (value) => TEXT.holds(value) || Number.isInteger(value),
};
export const WHOLE_FROM_0: Kind = {
  says: 'a whole number, 0 or more',
  holds: (value) => Number.isInteger(value) && Number(value) >= 0,
};

export const DAY_OR_NULL: Kind = {
  says: 'a date like "2026-03-02" or null',
  holds: (value) => value === null || (typeof value === 'string' && isDay(value)),
};

export function oneOfTexts(texts: readonly string[]): Kind {
  return { says: `one of ${texts.join(', ')}`, holds: (value) => texts.includes(value as string) };
}

/** Refuses fields that are not known or not of their kind; returns the body as it is. */
export function checkFields(body: Fields, kinds: Record<string, Kind>): Fields {
  for (const [name, value] of Object.entries(body)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (!kind) throw new ControlProblem(422, `${name} is unknown. Known: ${Object.keys(kinds).join(', ')}.`);
    if (!kind.holds(value)) throw new ControlProblem(422, `${name} must be ${kind.says}.`);
  }
  return body;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}
