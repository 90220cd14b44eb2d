import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './errors.ts';

/** Creates the directory that a flag or variable names, and checks that these files can be written into it. */
export function prepareOutputDirectory(name: string, directory: string, files: string[]): void {
  try {
    makeDirectories(resolve(directory));
    accessSync(directory, constants.W_OK);
  } catch (error) {
    throw new UsageError(
      `${name} ${directory} ${describeObstacle(error)}: name a directory that can be written`,
    );
  }
  for (const file of files) checkOutputFile(name, join(directory, file));
}

/** Creates directories one by one: Node's recursive option never returns where none can be created, as in /proc. */
function makeDirectories(directory: string): void {
  if (existsSync(directory) && statSync(directory).isDirectory()) return;
  makeDirectories(dirname(directory));
  mkdirSync(directory);
}

/** Checks that the file that a flag or variable names can be written, before a run that writes it at its end. */
export function checkOutputFile(name: string, file: string): void {
  const exists = existsSync(file);
  if (exists && statSync(file).isDirectory()) {
    throw new UsageError(`${name} writes the file ${file}, which is a directory: choose another path`);
  }
  try {
    accessSync(exists ? file : dirname(resolve(file)), constants.W_OK);
  } catch (error) {
    throw new UsageError(`${name} ${file} ${describeObstacle(error)}: name a file that can be written`);
  }
}

function describeObstacle(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return 'is a file, or is below one';
    case 'ENOENT':
      return 'is in a directory that does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'is not writable by this user';
    case 'EROFS':
      return 'is on a file system that is read-only';
    default:
      return `cannot be written (${code})`;
  }
}
