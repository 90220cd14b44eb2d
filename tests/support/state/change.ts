/** What is sent, and which fields of the record are others afterwards. */
export interface Change {
  body: Fields;
  reads: Fields;
}

export type Fields = Record<string, unknown>;

/** A record that is there to be changed, and changes of each of its fields. */
export interface Update {
  ids: number[];
  /** For each field a change that goes together with the first ones of all others, then changes of it alone. */
  changes: Record<string, [first: Change, ...alone: Change[]]>;
}

/** The first change of every field, in one. */
export function allAtOnce({ changes }: Update): Change {
  const first = Object.values(changes).map(([change]) => change);
  return {
    body: Object.assign({}, ...first.map(({ body }) => body)),
    reads: Object.assign({}, ...first.map(({ reads }) => reads)),
  };
}

/** A field that reads as it was written; one change for each value. */
export function set(field: string, first: unknown, ...alone: unknown[]): [Change, ...Change[]] {
  const change = (value: unknown) => ({ body: { [field]: value }, reads: { [field]: value } });
  return [change(first), ...alone.map(change)];
}
