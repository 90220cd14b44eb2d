/**
 * Every refusal of the API in one table: status and public text. The texts are the overlay's, which
 * follow Laravel's conventions [guess: fact sheet section 4].
 */
const PROBLEMS = {
  malformedJson: [400, 'The request body is not valid JSON.'],
  unauthenticated: [401, 'Unauthenticated.'],
  forbidden: [403, 'This action is unauthorized.'],
  locked: [403, 'This time is locked: its period is closed.'],
  notFound: [404, 'Not found.'],
  methodNotAllowed: [405, 'The METHOD method is not supported for this route.'],
  bodyTooLarge: [413, 'The request body is larger than 1 MiB.'],
  wrongContentType: [415, 'The request body must be application/json.'],
  invalid: [422, 'The given data was invalid.'],
  tooManyRequests: [429, 'Too Many Attempts.'],
  serverError: [500, 'Server Error'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemName = keyof typeof PROBLEMS;

/** Field (or query parameter) name to the sentences that say what is wrong with it. */
export type FieldErrors = Record<string, string[]>;

interface Details {
  /** Replaces the table's status where the contract document has another. */
  status?: number;
  /** Replaces the table's text where a hint helps more. */
  message?: string;
  headers?: Record<string, string>;
  errors?: FieldErrors;
}

/** A refusal. Steps throw it; one place writes it. */
export class Problem extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly errors: FieldErrors | undefined;

  constructor(
    readonly code: ProblemName,
    details: Details = {},
  ) {
    const [status, text] = PROBLEMS[code];
    super(details.message ?? text);
    this.status = details.status ?? status;
    this.headers = details.headers ?? {};
    this.errors = details.errors;
  }

  /** The body as the caller gets it. */
  body(): { message: string; errors?: FieldErrors } {
    return this.errors ? { message: this.message, errors: this.errors } : { message: this.message };
  }
}

/** A refusal with that status, in the words of the table if it has some for it. */
export function problemWithStatus(status: number): Problem {
  const names = Object.keys(PROBLEMS) as ProblemName[];
  return new Problem(names.find((name) => PROBLEMS[name][0] === status) ?? 'forbidden', { status });
}

/** 422 that names the fields; of many errors the first ones, so that no response grows with what was sent. */
export function invalid(errors: FieldErrors): Problem {
  const all = Object.entries(errors).flatMap(([field, texts]) => texts.map((text) => [field, text] as const));
  const isShort = all.every(([field, text]) => field.length <= LONGEST_NAME && text.length <= LONGEST_TEXT);
  if (all.length <= MOST_ERRORS && isShort) return new Problem('invalid', { errors });
  const listed = new Map<string, string[]>();
  for (const [field, text] of all.slice(0, MOST_ERRORS)) {
    const name = shortened(field, LONGEST_NAME);
    listed.set(name, [...(listed.get(name) ?? []), shortened(text, LONGEST_TEXT)]);
  }
  const more = all.length - MOST_ERRORS;
  const message = `The given data was invalid. The first ${MOST_ERRORS} errors are listed, and ${more} more were found.`;
  return new Problem('invalid', { errors: Object.fromEntries(listed), ...(more > 0 && { message }) });
}

const MOST_ERRORS = 50;
const LONGEST_NAME = 100;
const LONGEST_TEXT = 400;

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
