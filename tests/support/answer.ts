import { hideData, hideInText, hideInUrl } from '../../scripts/live/hide.ts';
import type { OverlayAction } from '../../scripts/live/observation.ts';
import { printable } from '../../scripts/live/printable.ts';
import type { Operation } from './contract.ts';
import { live } from './live/settings.ts';
import type { Span } from './race.ts';

/** A request as it went out, without the token's text. */
export interface SentRequest {
  method: string;
  url: string;
  /** True when it carried a token. */
  signedIn: boolean;
  contentType?: string;
  body?: string;
}

/** What the target answered to a call of an operation, and who asked for what. */
export interface Answer<B = unknown> {
  operation: Operation;
  actor: string;
  request: SentRequest;
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; undefined when it is no JSON. */
  body: B;
  span?: Span;
}

/** What a failure tells of a call. */
export interface Told {
  operation: { id: string; method: string; path: string };
  actor: string;
  request: SentRequest;
}

/** What a failure is made of, for who judges it. */
export interface Details {
  rule: string;
  /** `listEntries (GET /entries)`. */
  operation: string;
  actor: string;
  expected: string;
  received: string;
  /** A curl line. */
  request: string;
  /** What would make the contract document say what was received. */
  overlay: OverlayAction[];
}

/** A broken rule of the contract, told so that a stranger can repeat the call. */
export class ContractFailure extends Error {
  override readonly name = 'ContractFailure';
  // Private, since the runner prints every other property of an error.
  readonly #details: Details;

  constructor(told: Told, rule: string, expected: unknown, received: unknown, overlay: OverlayAction[] = []) {
    const { id, method, path } = told.operation;
    const details: Details = {
      rule,
      operation: `${id} (${method.toUpperCase()} ${path})`,
      actor: told.actor,
      expected: show(expected),
      received: show(received),
      request: curl(told.request),
      overlay,
    };
    const lines = [
      rule,
      `  operation: ${details.operation}`,
      `  actor:     ${details.actor}`,
      `  expected:  ${details.expected}`,
      `  received:  ${details.received}`,
      `  ${details.request}`,
    ];
    super(lines.join('\n'));
    this.#details = details;
  }

  get details(): Details {
    return this.#details;
  }
}

/** On live the data of a workspace is nobody's business, unless it is asked for. */
const hidesData = live !== undefined && !live.showData;

/** Throws when the two differ, naming the rule. Objects are compared by content. */
export function expectSame(
  answer: Told,
  rule: string,
  expected: unknown,
  received: unknown,
  overlay: OverlayAction[] = [],
): void {
  if (isSame(expected, received)) return;
  // What is compared is data, while a text that is told may be a sentence.
  const asData = (value: unknown) => (hidesData && typeof value === 'string' ? hideData(value) : value);
  throw new ContractFailure(answer, rule, asData(expected), asData(received), overlay);
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(x);
  return (
    keys.length === Object.keys(y).length &&
    keys.every((key) => Object.hasOwn(y, key) && isSame(x[key], y[key]))
  );
}

const LONGEST = 1000;

function show(value: unknown): string {
  if (typeof value === 'string') return shorten(hidesData ? hideInText(value) : value);
  const shown = hidesData ? hideData(value) : value;
  return shorten(JSON.stringify(shown) ?? String(shown));
}

function shorten(text: string): string {
  const shown = printable(text.slice(0, LONGEST));
  return text.length > LONGEST ? `${shown}... (${text.length} characters)` : shown;
}

function curl({ method, url, signedIn, contentType, body }: SentRequest): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const address = hidesData ? hideInUrl(url) : url;
  const parts = ['curl', '-i', '-g', ...(method === 'GET' ? [] : ['-X', method]), quoted(printable(address))];
  if (signedIn) parts.push('-H', '"Authorization: Bearer $TOKEN"');
  if (contentType) parts.push('-H', quoted(`Content-Type: ${contentType}`));
  if (body !== undefined) parts.push('-d', quoted(shorten(body)));
  return parts.join(' ');
}
