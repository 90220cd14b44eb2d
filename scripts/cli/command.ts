export interface Flag {
  type: 'string' | 'boolean';
  description: string;
  /** The name of the value in the usage text, e.g. `FILE`. */
  argument?: string;
  default?: string;
  /** Can be repeated. */
  multiple?: true;
}

export type Flags = Record<string, Flag>;

/** A missing boolean flag is false, a missing string without a default is undefined; a repeatable flag is a list. */
export type ParsedFlags<F extends Flags> = {
  [Name in keyof F]: F[Name] extends { type: 'boolean' }
    ? boolean
    : F[Name] extends { multiple: true }
      ? string[]
      : F[Name] extends { default: string }
        ? string
        : string | undefined;
};

/** A command of the project: its flags are data, used to parse the arguments and to render the help. */
export interface Command<F extends Flags> {
  name: string;
  summary: string;
  usage: string;
  flags: F;
  /** Positional arguments; a command without a description of them accepts none. */
  positional?: { argument: string; description: string };
  /** Packages that the command needs, which are optional peer dependencies. */
  packages?: readonly string[];
  /** Where arguments after a `--` go, such as `passed to vitest`; a command without this accepts none. */
  rest?: string;
  /** Returns the exit code. */
  run(flags: ParsedFlags<F>, rest: string[], positionals: string[]): Promise<number>;
}

/** Infers the type of a command: the flags that `run` receives follow from the table. */
export function defineCommand<const F extends Flags>(command: Command<F>): Command<F> {
  return command;
}
