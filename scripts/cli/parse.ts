import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Command, Flags, ParsedFlags } from './command.ts';
import { UsageError } from './errors.ts';
import { nearest } from './nearest.ts';

export interface ParsedArguments<F extends Flags> {
  flags: ParsedFlags<F>;
  positionals: string[];
  rest: string[];
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/** Parses the command line strictly: anything unknown is a UsageError. */
export function parse<F extends Flags>(command: Command<F>, argv: string[]): ParsedArguments<F> {
  const { commandArguments, rest } = splitAtDashes(argv);
  if (rest.length > 0 && command.rest === undefined) throw new UsageError('nothing may follow a second --');
  checkTokens(command, commandArguments);
  const { values, positionals } = parseArgs({
    args: commandArguments,
    options: parseOptions(command.flags),
    strict: true,
    allowPositionals: command.positional !== undefined,
  });
  return {
    flags: { ...missingValues(command.flags), ...values } as ParsedFlags<F>,
    positionals,
    rest,
  };
}

/** Whether the user requests the usage text, even if the rest of the line is invalid. */
export function wantsHelp(argv: string[]): boolean {
  const { commandArguments } = splitAtDashes(argv);
  return commandArguments.includes('--help') || commandArguments.includes('-h');
}

function splitAtDashes(argv: string[]): { commandArguments: string[]; rest: string[] } {
  const dashes = argv.indexOf('--');
  return dashes === -1
    ? { commandArguments: argv, rest: [] }
    : { commandArguments: argv.slice(0, dashes), rest: argv.slice(dashes + 1) };
}

/** Checks the arguments before Node does, because Node's messages do not say what to do. */
function checkTokens(command: Command<Flags>, args: string[]): void {
  const { tokens } = parseArgs({
    args,
    options: parseOptions(command.flags),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) checkToken(command, token);
}

function checkToken(command: Command<Flags>, token: Token): void {
  if (token.kind === 'positional' && command.positional === undefined) {
    throw new UsageError(
      `unexpected argument "${token.value}" (--help lists all flags; npm passes on only flags after --)`,
    );
  }
  if (token.kind !== 'option') return;
  const flag = Object.hasOwn(command.flags, token.name) ? command.flags[token.name] : undefined;
  if (flag === undefined) throw new UsageError(unknownFlag(token.rawName, token.name, command.flags));
  if (flag.type === 'boolean' && token.value !== undefined) {
    throw new UsageError(`${token.rawName} takes no value`);
  }
  if (flag.type === 'string' && (!token.value || (!token.inlineValue && token.value.startsWith('-')))) {
    throw new UsageError(`${token.rawName} needs a value: ${token.rawName}=${flag.argument ?? 'VALUE'}`);
  }
}

function unknownFlag(rawName: string, name: string, flags: Flags): string {
  const close = nearest(name, Object.keys(flags));
  const hint = close === undefined ? '' : ` Did you mean --${close}?`;
  return `unknown flag ${rawName}.${hint} (--help lists all flags)`;
}

function parseOptions(flags: Flags): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries(flags).map(([name, { type, default: preset, multiple }]) => {
      return [
        name,
        { type, ...(preset !== undefined && { default: preset }), ...(multiple && { multiple }) },
      ];
    }),
  );
}

function missingValues(flags: Flags): Record<string, false | string[]> {
  const values: Record<string, false | string[]> = {};
  for (const [name, { type, multiple }] of Object.entries(flags)) {
    if (type === 'boolean') values[name] = false;
    else if (multiple) values[name] = [];
  }
  return values;
}
