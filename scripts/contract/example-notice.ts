/** An operation that the mock serves from its example, and why. */
interface Served {
  operation: string;
  reason: string;
}

/**
 * Names the operations that the mock serves from their examples: without this, whoever calls one takes an example
 * for a response to their request. No lines when there are none.
 */
export function exampleNotice(served: Served[]): string[] {
  return served.length === 0
    ? []
    : [`${exampleTitle(served)}:`, ...exampleLines(served).map((line) => `  ${line}`)];
}

/** `2 operations answer from examples` */
export function exampleTitle({ length }: Served[]): string {
  return length === 1 ? '1 operation answers from its example' : `${length} operations answer from examples`;
}

/** `createClient because its body requires vat, which the store does not know`, one for each. */
export function exampleLines(served: Served[]): string[] {
  return served.map(({ operation, reason }) => `${operation} because ${reason}`);
}
