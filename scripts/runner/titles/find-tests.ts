import module from 'node:module';
import { extension } from '../../cli/installation.ts';
import type { FoundTest } from '../grid.ts';
import { listSuiteFiles, suitePath } from '../suite-files.ts';
import { loadTitles } from './vitest-stand-in.ts';

/** The tests of the suite, in the order of their files, each with the groups before its title. */
export interface FoundTests {
  tests: FoundTest[];
  /** Files that cannot be loaded, so that their tests are unknown. */
  unloadable: string[];
}

const root = new URL('../../../', import.meta.url);
const standIn = new URL(`vitest-stand-in.${extension}`, import.meta.url).href;

/** Finds the tests of the suite by loading its files with a stand-in for vitest, in a fifth of the runner's time. */
export async function findTests(): Promise<FoundTests> {
  replaceVitest();
  const found: FoundTests = { tests: [], unloadable: [] };
  // Loads one file at a time, since the titles are recorded for the file that is being loaded.
  for (const file of listSuiteFiles()) {
    try {
      const titles = await loadTitles(new URL(suitePath(file), root).href);
      found.tests.push(...titles.map((title) => ({ file, title })));
    } catch {
      found.unloadable.push(file);
    }
  }
  return found;
}

/** The tests with this text in their title. The text may separate groups by ` > ` or by a space. */
export function matchTitle({ tests }: FoundTests, text: string): FoundTest[] {
  return tests.filter(({ title }) => title.includes(text) || title.replaceAll(' > ', ' ').includes(text));
}

type Resolved = { url: string; shortCircuit: true };
type Resolve<R> = (
  specifier: string,
  context: object,
  next: (specifier: string, context: object) => R,
) => R | Resolved;
/** Newer versions of Node have hooks in the same thread, and deprecate `module.register`. */
type WithHooks = { registerHooks?(hooks: { resolve: Resolve<unknown> }): unknown };

function replaceVitest(): void {
  const { registerHooks } = module as WithHooks;
  if (registerHooks) {
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'vitest' ? { url: standIn, shortCircuit: true } : next(specifier, context),
    });
    return;
  }
  const hook = `export const resolve = (specifier, context, next) =>
    specifier === 'vitest' ? { url: ${JSON.stringify(standIn)}, shortCircuit: true } : next(specifier, context);`;
  module.register(`data:text/javascript,${encodeURIComponent(hook)}`);
}
