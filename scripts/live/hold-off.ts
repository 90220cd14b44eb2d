/** Runs a function and defers signals until it ends. Nothing can defer SIGKILL. */
export async function deferSignals<T>(
  signals: NodeJS.Signals[],
  act: () => Promise<T>,
  onSignal: () => void = () => undefined,
): Promise<T> {
  let received: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals) => {
    received = signal;
    onSignal();
  };
  for (const signal of signals) process.on(signal, note);
  try {
    return await act();
  } finally {
    for (const signal of signals) process.off(signal, note);
    if (received !== undefined) process.kill(process.pid, received);
  }
}
