import { evidence } from '../contract/evidence.ts';
import { quote, unquote } from './script-text.ts';

const MAX_WIDTH = 110;

/** The end of the title of a check that depends on an assumption. */
export const ASSUMED = ' [assumed]';

/**
 * Renders a check for Postman's sandbox; `body` is an expression or a list of statements. If one of the sources is
 * assumed, the title says so.
 */
export function check(title: string, sources: string[], body: string | string[], test = 'pm.test'): string[] {
  const assumed = evidence(...sources) === 'assumed' ? ASSUMED : '';
  const opening = `${test}(${quote(`${title}${assumed}`)}, () =>`;
  const flat = `${opening} ${body});`;
  if (typeof body === 'string' && flat.length <= MAX_WIDTH) return [flat];
  const statements = typeof body === 'string' ? [`${body};`] : body;
  return [`${opening} {`, ...statements.map((line) => `  ${line}`), '});'];
}

/** Lists the titles of the checks in a script. */
export function listCheckTitles(lines: string[]): string[] {
  const calls = lines.join('\n').matchAll(/\btest\('((?:[^'\\]|\\.)*)'/g);
  return [...calls].map(([, title = '']) => unquote(title));
}
