/** Ends a request with this status. */
export class ForeignRejection extends Error {
  constructor(
    readonly status: number,
    readonly body: object,
  ) {
    super(`rejected with ${status}`);
  }
}

export const forbidden = () => new ForeignRejection(403, { message: 'Ask an administrator for permission.' });
export const notFound = () => new ForeignRejection(404, { message: 'Nothing here.' });
export const invalid = (errors: Record<string, string[]>) =>
  new ForeignRejection(422, { message: 'Some values are not acceptable.', errors });
