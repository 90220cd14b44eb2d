import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Flags } from '../../../scripts/cli/command.ts';
import { parse, wantsHelp } from '../../../scripts/cli/parse.ts';
import { rejectWithoutLive } from '../../../scripts/commands/shared/live-flags.ts';
import { type MockFlags, mockOptions } from '../../../scripts/commands/shared/mock-options.ts';
import { ACTORS } from '../../../scripts/contract/access.ts';
import { FAULTS } from '../../../scripts/faults/catalog/index.ts';
import { root } from '../run.ts';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** The commands that have a different name in the package. */
const COMMANDS_BY_PACKAGE_NAME: Record<string, string> = {
  'spec download': 'spec-download',
  'spec drift': 'spec-drift',
  'spec generate': 'generate',
};
const PACKAGE_COMMAND = /^(?:npx )?timeneye-contract (spec \w+|\w+)/;

/** Whether a line calls this project: `npm test`, `npm run NAME`, `npx timeneye-contract NAME`. */
export function isProjectCommand(text: string): boolean {
  return PACKAGE_COMMAND.test(text) || /^(npm (test|run)\b|node scripts\/start\.mjs )/.test(text);
}

/** Whether the line runs another program. Of such a line, only the named files are checked. */
export function isForeignCommand(text: string): boolean {
  return /^(npm (?:ci|install|pack)|docker |docs\/recipes\/|pytest |npx newman run|echo .* > \.env|node_modules\/\.bin\/|node --import tsx )/.test(
    text,
  );
}

/** Parses a line as its command does, and throws its usage error. Starts nothing. */
export async function checkProjectCommand(text: string): Promise<void> {
  const { name, args } = PACKAGE_COMMAND.test(text) ? packageCommand(text) : resolveCommand(splitWords(text));
  const { command } = (await import(`../../../scripts/commands/${name}.ts`)) as { command: Command<Flags> };
  if (wantsHelp(args)) return;
  const { flags } = parse(command, withoutProject(args));
  if ('live' in flags && !flags.live) rejectWithoutLive(flags as never);
  if (name === 'mock') mockOptions(flags as unknown as MockFlags);
  checkNames(flags);
}

/** Missing files of the project that a foreign command names. */
export function findMissingFiles(text: string): string[] {
  const named = splitWords(text).filter((word) =>
    /^(collections|scripts|tests|spec|docs|node_modules)\//.test(word),
  );
  return named.filter((file) => !existsSync(join(root, file)));
}

/** Whether any command has this flag, such as `--only`. */
export async function isKnownFlag(flag: string): Promise<boolean> {
  const names = [...new Set(Object.values(scripts).map((script) => script.split(' ')[2]))];
  const commands = await Promise.all(names.map((name) => import(`../../../scripts/commands/${name}.ts`)));
  return (
    ['--help', '--project'].includes(flag) || commands.some(({ command }) => flag.slice(2) in command.flags)
  );
}

function packageCommand(text: string): { name: string; args: string[] } {
  const [line = '', typed = ''] = PACKAGE_COMMAND.exec(text) ?? [];
  return { name: COMMANDS_BY_PACKAGE_NAME[typed] ?? typed, args: splitWords(text.slice(line.length)) };
}

/** `--project DIR` is a flag of every command. */
function withoutProject(args: string[]): string[] {
  const at = args.indexOf('--project');
  return at < 0 ? args : args.toSpliced(at, 2);
}

/** The name of the command, and its arguments after npm. */
function resolveCommand([program, ...rest]: string[]): { name: string; args: string[] } {
  if (program === 'node') return { name: rest[1] ?? '', args: rest.slice(2) };
  const [script = '', ...typed] = (rest[0] === 'run' ? rest.slice(1) : rest).filter(
    (word) => word !== '--silent',
  );
  const line = scripts[script];
  if (line === undefined) throw new Error(`package.json has no script ${script}`);
  if (typed.length > 0 && typed[0] !== '--') throw new Error('npm passes on only flags after --');
  const [, , name = '', ...preset] = line.split(' ');
  return { name, args: [...preset, ...typed.slice(1)] };
}

/** Rejects unknown names of faults, patches, parts and actors. */
function checkNames(flags: Record<string, unknown>): void {
  const names = [flags.fault, flags.only].flat().filter((name) => typeof name === 'string');
  const parts = ['faults', 'independent', 'mutants', 'editions', 'soak', 'stress', 'slow', 'release'];
  for (const name of names) {
    const isKnown =
      FAULTS.some((fault) => fault.name === name) ||
      existsSync(join(root, `tests/faults/patches/${name}.yaml`)) ||
      parts.includes(name);
    if (!isKnown && !/^[A-Z]+$/.test(name)) throw new Error(`there is no fault, patch or part ${name}`);
  }
  const actor = flags.actor as string | undefined;
  if (actor !== undefined && !/^[A-Z]+$/.test(actor) && !ACTORS.some((each) => each === actor)) {
    throw new Error(`there is no actor ${actor}`);
  }
}

/** Splits a line like a shell, as far as pages need: quotes, and backslashes at the end of lines. */
function splitWords(text: string): string[] {
  const matches = text.replaceAll(/\\\n/g, ' ').matchAll(/(?:"([^"]*)"|'([^']*)'|[^\s"']+)+/g);
  return [...matches].map(([word]) => word.replaceAll(/["']/g, ''));
}
