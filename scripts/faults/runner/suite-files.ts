import { readdirSync } from 'node:fs';

const suite = new URL('../../../tests/contract/', import.meta.url);

/** The collection is a suite of its own; it runs last, when no sentence has caught anything. */
const LAST = 'newman';

/** Every file of the suite, without its ending; the slowest last. */
export function suiteFiles(): string[] {
  const files = readdirSync(suite, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => file.replaceAll('\\', '/').slice(0, -'.test.ts'.length))
    .sort();
  return [...files.filter((file) => file !== LAST), ...files.filter((file) => file === LAST)];
}
