import type { Detection } from './detect.ts';

const WIDTH = 30;

/** Shows on the terminal how far a campaign is; elsewhere a line for each subject that was not caught. */
export function progress(stream: NodeJS.WriteStream = process.stderr) {
  let missed = 0;
  return (verdict: Detection, done: number, all: number): void => {
    const isDetected = verdict.detections.length > 0;
    if (!isDetected) missed += 1;
    if (!stream.isTTY) {
      if (!isDetected) stream.write(`not caught: ${verdict.defect.name}\n`);
      return;
    }
    const filled = Math.round((done / all) * WIDTH);
    const bar = '#'.repeat(filled).padEnd(WIDTH, '.');
    const line = `[${bar}] ${done}/${all}, ${missed} not caught, ${verdict.defect.name}`;
    stream.write(`\r\x1b[K${line.slice(0, (stream.columns ?? 80) - 1)}${done === all ? '\n' : ''}`);
  };
}
