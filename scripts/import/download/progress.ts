import type { WriteStream } from 'node:tty';
import { size } from './limits.ts';

const STEP = 256 * 1024;

/** Shows on a terminal how much has come; into a file or a pipe it writes nothing. */
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
