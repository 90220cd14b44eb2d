export interface Flag {
  type: 'string' | 'boolean';
  description: string;
  /** How the value is called in the usage text, e.g. `FILE`. */
  argument?: string;
  default?: string;
  /** May be given several times. */
  multiple?: true;
}

export type Flags = Record<string, Flag>;

/** A boolean flag that is not given is false; a text without a default is undefined; of several there is a list. */
export type ParsedFlags<F extends Flags> = {
  [Name in keyof F]: F[Name] extends { type: 'boolean' }
    ? boolean
    : F[Name] extends { multiple: true }
      ? string[]
      : F[Name] extends { default: string }
        ? string
        : string | undefined;
};

/** One command of the project: its flags are data, from which it is parsed and explained. */
export interface Command<F extends Flags> {
  name: string;
  summary: string;
  usage: string;
  flags: F;
  /** Words without dashes; a command that does not describe them takes none. */
  words?: { argument: string; description: string };
  /** Packages that the command needs, which are optional peers of ours. */
  packages?: readonly string[];
  /** What comes after a `--`; a command that does not describe it takes nothing there. */
  rest?: string;
  /** Answers the exit code. */
  run(flags: ParsedFlags<F>, rest: string[], words: string[]): Promise<number>;
}

/** Gives a command its type: the flags that `run` receives follow from the table. */
export function defineCommand<const F extends Flags>(command: Command<F>): Command<F> {
  return command;
}
