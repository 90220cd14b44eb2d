import { Inconclusive } from '../../scripts/cli/errors.ts';
import { SILENCE_SECONDS, silenceOf, silenceVariable } from '../../scripts/suite/silence.ts';
import { isLeftOut, leaveOpen } from './leave-out.ts';

export const silenceSeconds = Number(process.env[silenceVariable] ?? SILENCE_SECONDS);
/** After so many silences nothing more is sent: each further request might wait as long. */
const MOST = 5;

class Silence extends Error {}

interface Wait {
  seconds: number;
  end(): void;
}

const waiting = new Set<Wait>();
let silences = 0;

/** Seconds in which this worker has run: a machine that was busy or asleep has not waited for the target. */
setInterval(() => {
  for (const wait of waiting) {
    wait.seconds += 1;
    if (wait.seconds >= silenceSeconds) wait.end();
  }
}, 1000).unref();

/**
 * Sends a request and waits for it as long as something comes, which `send` tells by calling `progress`. Silence leaves
 * the running test inconclusive.
 */
export async function untilSilent<T>(target: string, send: (progress: () => void) => Promise<T>): Promise<T> {
  const reason = silenceOf(target, silenceSeconds);
  if (silences >= MOST) return leaveOpen(`nothing more is sent: ${reason}, ${MOST} times`);
  const wait: Wait = { seconds: 0, end: () => undefined };
  const silence = new Promise<never>((_, reject) => {
    // What has arrived already is read before anything is decided.
    wait.end = () => setImmediate(() => wait.seconds >= silenceSeconds && reject(new Silence(reason)));
  });
  waiting.add(wait);
  try {
    const progress = () => {
      wait.seconds = 0;
    };
    return await Promise.race([send(progress), silence]);
  } catch (error) {
    if (!(error instanceof Silence)) throw error;
    silences += 1;
    return leaveOpen(reason);
  } finally {
    waiting.delete(wait);
  }
}

/** Waits for a clean-up. Where the target is silent it does not matter: its workspaces end with it. */
export async function discard(cleanUp: Promise<unknown>): Promise<void> {
  try {
    await cleanUp;
  } catch (error) {
    if (!isLeftOut(error) && !(error instanceof Inconclusive)) throw error;
  }
}
