import type { Operation } from './contract.ts';

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
}

/** A broken rule of the contract, told so that a stranger can repeat the call. */
export class ContractFailure extends Error {
  override readonly name = 'ContractFailure';

  constructor(answer: Answer, rule: string, expected: unknown, received: unknown) {
    const { operation } = answer;
    const lines = [
      rule,
      `  operation: ${operation.id} (${operation.method.toUpperCase()} ${operation.path})`,
      `  actor:     ${answer.actor}`,
      `  expected:  ${show(expected)}`,
      `  received:  ${show(received)}`,
      `  ${curl(answer.request)}`,
    ];
    super(lines.join('\n'));
  }
}

/** Throws when the two differ, naming the rule. Objects are compared by content. */
export function expectSame(answer: Answer, rule: string, expected: unknown, received: unknown): void {
  if (!isSame(expected, received)) throw new ContractFailure(answer, rule, expected, received);
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
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}... (${text.length} characters)` : text;
}

function curl({ method, url, signedIn, contentType, body }: SentRequest): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const parts = ['curl', '-i', '-g', ...(method === 'GET' ? [] : ['-X', method]), quoted(url)];
  if (signedIn) parts.push('-H', '"Authorization: Bearer $TOKEN"');
  if (contentType) parts.push('-H', quoted(`Content-Type: ${contentType}`));
  if (body !== undefined) parts.push('-d', quoted(body));
  return parts.join(' ');
}
