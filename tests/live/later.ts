const cleanUps: (() => void)[] = [];

/** Registers a clean-up to run after the tests of a file. Concurrent tests of a file cannot have separate clean-ups. */
export function addCleanUp(act: () => void): void {
  cleanUps.push(act);
}

/** Runs the registered clean-ups; each file calls it in `afterAll`. */
export function runCleanUps(): void {
  for (const act of cleanUps.splice(0)) act();
}
