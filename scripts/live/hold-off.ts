/** Defers signals, except kill -9, until the work is done. */
export async function deferSignals<T>(
  signals: NodeJS.Signals[],
  act: () => Promise<T>,
  onSignal: () => void = () => undefined,
): Promise<T> {
  let heard: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals) => {
    heard = signal;
    onSignal();
  };
  for (const signal of signals) process.on(signal, note);
  try {
    return await act();
  } finally {
    for (const signal of signals) process.off(signal, note);
    if (heard !== undefined) process.kill(process.pid, heard);
  }
}
