import { resolve } from 'node:path';
import { UsageError } from './errors.ts';
import { projectVariable } from './installation.ts';

/** A flag that every command has; it is not in the flag tables of the commands. */
export const PROJECT_USAGE = [
  '--project DIR',
  'Project directory, with spec/, collections/ and reports/',
] as const;

/** Takes `--project DIR` out of the arguments and remembers it for this process and those that it starts. */
export function takeProject(argv: string[]): string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const at = argv.findIndex((each, i) => i < end && /^--project(?:=|$)/.test(each));
  if (at < 0) return argv;
  const [flag = '', next] = argv.slice(at, end);
  const isInline = flag.startsWith('--project=');
  const directory = isInline ? flag.slice('--project='.length) : next;
  if (!directory || (!isInline && directory.startsWith('-'))) {
    throw new UsageError('--project needs a value: --project=DIR');
  }
  process.env[projectVariable] = resolve(directory);
  return argv.toSpliced(at, isInline ? 1 : 2);
}
