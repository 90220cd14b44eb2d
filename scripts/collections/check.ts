import { evidence } from '../contract/evidence.ts';
import { quoted, unquoted } from './script-text.ts';

const WIDTH = 110;

/** The end of a check's title if it depends on an assumption. */
export const ASSUMED = ' [assumed]';

/**
 * A check in the language of Postman's sandbox: an expression, or statements. `sources` lists all of its sources; the
 * title says so if one of them documents nothing.
 */
export function check(title: string, sources: string[], body: string | string[], test = 'pm.test'): string[] {
  const assumed = evidence(...sources) === 'assumed' ? ASSUMED : '';
  const opening = `${test}(${quoted(`${title}${assumed}`)}, () =>`;
  const flat = `${opening} ${body});`;
  if (typeof body === 'string' && flat.length <= WIDTH) return [flat];
  const statements = typeof body === 'string' ? [`${body};`] : body;
  return [`${opening} {`, ...statements.map((line) => `  ${line}`), '});'];
}

/** The titles of the checks in a script. */
export function titlesOfChecks(lines: string[]): string[] {
  const calls = lines.join('\n').matchAll(/\btest\('((?:[^'\\]|\\.)*)'/g);
  return [...calls].map(([, title = '']) => unquoted(title));
}
