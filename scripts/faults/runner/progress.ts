import type { VariantResult } from './detect.ts';

const BAR_WIDTH = 30;

/** Returns a function that shows progress on a terminal, or else prints a line for each missed variant. */
export function createProgressReporter(stream: NodeJS.WriteStream = process.stderr) {
  let missed = 0;
  return (result: VariantResult, done: number, all: number): void => {
    const isDetected = result.failures.length > 0;
    if (!isDetected) missed += 1;
    if (!stream.isTTY) {
      if (!isDetected) stream.write(`missed: ${result.variant.name}\n`);
      return;
    }
    const filled = Math.round((done / all) * BAR_WIDTH);
    const bar = '#'.repeat(filled).padEnd(BAR_WIDTH, '.');
    const line = `[${bar}] ${done}/${all}, ${missed} missed, ${result.variant.name}`;
    stream.write(`\r\x1b[K${line.slice(0, (stream.columns ?? 80) - 1)}${done === all ? '\n' : ''}`);
  };
}
