/** An operation that the mock serves from its example, with the reason. */
interface Served {
  operation: string;
  reason: string;
}

/**
 * Lists the operations that the mock serves from their examples, so that nobody mistakes an example for a response to
 * their request. Empty if there are none.
 */
export function exampleNotice(served: Served[]): string[] {
  return served.length === 0
    ? []
    : [`${exampleTitle(served)}:`, ...exampleLines(served).map((line) => `  ${line}`)];
}

/** `2 operations are served from examples` */
export function exampleTitle({ length }: Served[]): string {
  return length === 1
    ? '1 operation is served from its example'
    : `${length} operations are served from examples`;
}

/** `createClient because its body requires vat, which the store does not know`: one line per operation. */
export function exampleLines(served: Served[]): string[] {
  return served.map(({ operation, reason }) => `${operation} because ${reason}`);
}
