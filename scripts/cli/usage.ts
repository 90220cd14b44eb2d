import { asTyped } from './as-typed.ts';
import type { Command, Flags } from './command.ts';
import { PROJECT_USAGE } from './project-flag.ts';

/** The text of `--help`, rendered from the flag table. */
export function usageText(command: Command<Flags>): string {
  const help = ['--help', 'Print this text'] as const;
  const rows = [...positionalRows(command), ...flagRows(command.flags), PROJECT_USAGE, help];
  const width = Math.max(...rows.map(([left]) => left.length));
  const lines = [
    command.summary,
    '',
    `Usage: ${command.usage}`,
    '',
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    ...(command.rest === undefined ? [] : ['', `Arguments after a second -- are ${command.rest}`]),
  ];
  return asTyped(lines.join('\n'));
}

function positionalRows({ positional }: Command<Flags>): (readonly [string, string])[] {
  return positional === undefined ? [] : [[positional.argument, positional.description]];
}

function flagRows(flags: Flags): (readonly [string, string])[] {
  return Object.entries(flags).map(([name, flag]) => {
    const value = flag.type === 'string' ? ` ${flag.argument ?? 'VALUE'}` : '';
    const preset = flag.default === undefined ? '' : ` (default ${flag.default})`;
    return [`--${name}${value}`, `${flag.description}${preset}`];
  });
}
