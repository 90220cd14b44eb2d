import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inconclusive } from '../../cli/errors.ts';
import { isAlive } from '../alive.ts';

const LOCK_TIMEOUT_MS = 25_000;
const MAX_WRITE_MS = 5000;

/** Runs a function under a lock that one process at a time can hold; the lock of a dead process is ignored. */
export async function withLock<T>(file: string, act: () => Promise<T>): Promise<T> {
  createDirectory(file);
  const deadline = Date.now() + LOCK_TIMEOUT_MS;
  while (!tryLock(file)) {
    if (Date.now() > deadline) throw new Inconclusive(`another run holds ${file}: wait for it to end`);
    await sleep(50);
  }
  try {
    return await act();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock(file: string): boolean {
  try {
    writePid(file);
    return true;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw unwritableError(file, code ?? message);
    if (isAbandoned(file)) rmSync(file, { force: true });
    return false;
  }
}

function createDirectory(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw unwritableError(file, code ?? message);
  }
}

function unwritableError(file: string, why: string): Inconclusive {
  return new Inconclusive(`${file} cannot be written (${why}): free disk space or fix its permissions`);
}

/** Creates a lock file with the process ID. Deletes it if the write fails: without an ID it would block everyone. */
function writePid(file: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(descriptor, String(process.pid));
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function isAbandoned(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (Number.isSafeInteger(pid) && pid > 0) return !isAlive(pid);
    // Its process died between creating the file and writing the process ID.
    return Date.now() - statSync(file).mtimeMs > MAX_WRITE_MS;
  } catch {
    return false;
  }
}
