import { readFileSync } from 'node:fs';

/** A script in Postman's sandbox, as lines. */
export function sandboxScript(name: string): string[] {
  const text = readFileSync(new URL(`./sandbox/${name}.js`, import.meta.url), 'utf8');
  return text.trimEnd().split('\n');
}
