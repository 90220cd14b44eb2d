import type { WriteStream } from 'node:tty';
import { formatSize } from './limits.ts';

const REPORT_INTERVAL_BYTES = 256 * 1024;

/** Shows the progress on a terminal; writes nothing to a file or pipe. */
export function progressLine(stream: WriteStream): (received: number, total?: number) => void {
  let lastReported = 0;
  return (received, total) => {
    const isDone = received === total;
    if (!stream.isTTY || (received - lastReported < REPORT_INTERVAL_BYTES && !isDone)) return;
    lastReported = received;
    const of = total === undefined ? '' : ` of ${formatSize(total)}`;
    stream.write(`\r${formatSize(received)}${of}${isDone ? '\n' : ''}`);
  };
}
