import { isCompiled } from './installation.ts';

/** The commands whose names in the package differ from the npm scripts. */
const PACKAGE_COMMANDS: Record<string, string> = {
  'spec:download': 'spec download',
  'spec:drift': 'spec drift',
  generate: 'spec generate',
};
const NPM_SCRIPT = /\bnpm (?:run )?(test|mock|newman|access|login|logout|generate|spec:\w+)\b(?: --(?= ))?/g;

/** Rewrites commands for users of the package: `npm run mock -- --quiet` is `timeneye-contract mock --quiet`. */
export function asTyped(text: string, withPackage = isCompiled): string {
  if (!withPackage) return text;
  return text.replace(NPM_SCRIPT, (_, name: string) => `timeneye-contract ${PACKAGE_COMMANDS[name] ?? name}`);
}
