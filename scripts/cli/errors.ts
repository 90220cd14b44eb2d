/** Something the user can put right: its message is all he gets, and exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Nothing could be found out, so nothing is broken either: exit code 3. */
export class Inconclusive extends Error {
  override name = 'Inconclusive';
}
