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
 * Where a saved login and the ledgers lie: in the user's own directory and not in the checkout, so that no commit
 * takes them along and no clean-up of the checkout takes them away.
 */
export function stateDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  const { TIMENEYE_STATE_DIR: named, XDG_STATE_HOME: xdg, LOCALAPPDATA: windows } = environment;
  return named || join(xdg || windows || join(homedir(), '.local', 'state'), 'timeneye-contract');
}

/** Writes a file that only its owner reads: whole or not at all, and on the disk before this returns. */
export function writePrivate(file: string, text: string): void {
  const fresh = `${file}.${process.pid}.new`;
  try {
    writeThrough(fresh, () => text, 'wx');
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/**
 * Adds a line to a file that only its owner reads; it is on the disk before this returns. What an earlier write has
 * left unfinished does not take the line with it.
 */
export function appendPrivate(file: string, line: string): void {
  writeThrough(file, (descriptor) => `${endsInMidLine(descriptor) ? '\n' : ''}${line}\n`, 'a+');
}

function endsInMidLine(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(descriptor, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
}

function writeThrough(file: string, textFor: (descriptor: number) => string, flags: 'wx' | 'a+'): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const descriptor = openSync(file, flags, 0o600);
  try {
    // Unlike writeSync it goes on after a write that took a part only, until all is written or an error comes.
    writeFileSync(descriptor, textFor(descriptor));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
