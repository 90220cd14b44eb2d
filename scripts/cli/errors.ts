/** An error that users can fix: they get its message and exit code 2, without a stack. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The run was inconclusive: exit code 3. */
export class Inconclusive extends Error {
  override name = 'Inconclusive';
}
