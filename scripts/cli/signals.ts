import { onWrapperEnd } from './wrapper.ts';

/** Waits until the user or the system ends the process, or the npm that started it has ended. */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    onWrapperEnd(resolve);
  });
}

/** Ends a command without signal handlers when the npm that started it has ended. */
export function endWithWrapper(): void {
  onWrapperEnd(() => process.kill(process.pid, 'SIGTERM'));
}
