const undone: (() => void)[] = [];

/** Collects clean-ups to run when the tests of a file are over; those of concurrent tests cannot be distinguished. */
export function later(act: () => void): void {
  undone.push(act);
}

/** For `afterAll` of each file. */
export function revert(): void {
  for (const act of undone.splice(0)) act();
}
