import { setFlagsFromString } from 'node:v8';

const START_MS = 10_000;

/**
 * Keeps V8's young generation at its first size while the process starts. Then nearly all that is new survives, and
 * V8 would take 10 MiB for it that are never needed again. For our own processes only: the setting is that of the
 * whole process.
 */
export function holdYoungGeneration(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setTimeout(() => setFlagsFromString('--semi-space-growth-factor=2'), START_MS).unref();
}
