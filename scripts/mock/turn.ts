let turn: Promise<void> | undefined;

/**
 * Waits for the end of this turn of the event loop, in which answers to all requests that have come together leave
 * together: a caller that is woken for each of them costs more than most answers do.
 */
export function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
}
