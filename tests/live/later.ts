const undone: (() => void)[] = [];

/** Keeps what is to be taken back when the tests of a file are over; those of concurrent tests are not known apart. */
export function later(act: () => void): void {
  undone.push(act);
}

/** For `afterAll` of each file. */
export function revert(): void {
  for (const act of undone.splice(0)) act();
}
