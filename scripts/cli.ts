import type { Command, Flags } from './cli/command.ts';
import { Inconclusive, UsageError } from './cli/errors.ts';
import { asksForHelp, parse } from './cli/parse.ts';
import { usageText } from './cli/usage.ts';
import { printableLines } from './live/printable.ts';

export { defineCommand } from './cli/command.ts';
export { Inconclusive, UsageError } from './cli/errors.ts';

/** Runs a command with what was typed after its name and answers the exit code; only the entry exits. */
export async function runCommand(command: Command<Flags>, argv: string[]): Promise<number> {
  try {
    if (asksForHelp(argv)) {
      process.stdout.write(`${usageText(command)}\n`);
      return 0;
    }
    const { flags, rest, words } = parse(command, argv);
    return await command.run(flags, rest, words);
  } catch (error) {
    process.stderr.write(`${command.name}: ${printableLines(errorText(error))}\n`);
    return exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return 2;
  return error instanceof Inconclusive ? 3 : 1;
}

function errorText(error: unknown): string {
  if (process.env.TIMENEYE_DEBUG === '1' && error instanceof Error) return error.stack ?? error.message;
  if (error instanceof UsageError || error instanceof Inconclusive) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `unexpected failure: ${message} (TIMENEYE_DEBUG=1 shows where)`;
}
