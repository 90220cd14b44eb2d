import { asTyped } from './as-typed.ts';
import type { Command, Flags } from './command.ts';
import { Inconclusive, UsageError } from './errors.ts';
import { requirePackages } from './installation.ts';
import { parse, wantsHelp } from './parse.ts';
import { printableLines } from './printable.ts';
import { takeProject } from './project-flag.ts';
import { usageText } from './usage.ts';

export { defineCommand } from './command.ts';
export { Inconclusive, UsageError } from './errors.ts';

/** Runs a command with its arguments and returns the exit code; only the entry point exits. */
export async function runCommand(command: Command<Flags>, argv: string[]): Promise<number> {
  try {
    if (wantsHelp(argv)) {
      process.stdout.write(`${usageText(command)}\n`);
      return 0;
    }
    const { flags, rest, positionals } = parse(command, takeProject(argv));
    requirePackages(asTyped(commandLine(command)), command.packages ?? []);
    return await command.run(flags, rest, positionals);
  } catch (error) {
    process.stderr.write(`${command.name}: ${printableLines(asTyped(errorText(error)))}\n`);
    return getExitCode(error);
  }
}

function commandLine({ name }: Command<Flags>): string {
  return name === 'test' ? 'npm test' : `npm run ${name}`;
}

function getExitCode(error: unknown): number {
  if (error instanceof UsageError) return 2;
  return error instanceof Inconclusive ? 3 : 1;
}

function errorText(error: unknown): string {
  if (process.env.TIMENEYE_DEBUG === '1' && error instanceof Error) return error.stack ?? error.message;
  if (error instanceof UsageError || error instanceof Inconclusive) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `unexpected error: ${message} (set TIMENEYE_DEBUG=1 to see the stack trace)`;
}
