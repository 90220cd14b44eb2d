import type { WriteStream } from 'node:tty';
import { size } from './limits.ts';

const STEP = 256 * 1024;

/** Shows the progress on a terminal; writes nothing to a file or pipe. */
export function progressLine(stream: WriteStream): (received: number, total?: number) => void {
  let shown = 0;
  return (received, total) => {
    const isDone = received === total;
    if (!stream.isTTY || (received - shown < STEP && !isDone)) return;
    shown = received;
    const of = total === undefined ? '' : ` of ${size(total)}`;
    stream.write(`\r${size(received)}${of}${isDone ? '\n' : ''}`);
  };
}
