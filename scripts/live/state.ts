import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * The directory of a saved login and the ledgers: in the user's home and not in the checkout, so that they are neither
 * committed nor deleted with the checkout.
 */
export function stateDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  const { TIMENEYE_STATE_DIR: named, XDG_STATE_HOME: xdg, LOCALAPPDATA: windows } = environment;
  return named || join(xdg || windows || join(homedir(), '.local', 'state'), 'timeneye-contract');
}

/** Writes a file that only its owner can read: atomically, and flushed to disk. */
export function writePrivate(file: string, text: string): void {
  const fresh = `${file}.${process.pid}.new`;
  try {
    writeAndFlush(fresh, () => text, 'wx');
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/**
 * Appends a line to a file that only its owner can read, flushed to disk. Starts a new line
 * after an incomplete one.
 */
export function appendPrivate(file: string, line: string): void {
  writeAndFlush(file, (descriptor) => `${endsInMidLine(descriptor) ? '\n' : ''}${line}\n`, 'a+');
}

function endsInMidLine(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(descriptor, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
}

function writeAndFlush(file: string, createText: (descriptor: number) => string, flags: 'wx' | 'a+'): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const descriptor = openSync(file, flags, 0o600);
  try {
    // Unlike writeSync, this continues after a partial write, until everything is written or an error occurs.
    writeFileSync(descriptor, createText(descriptor));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
