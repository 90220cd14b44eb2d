import { readDuration } from '../../contract/mapping/durations.ts';
import type { ValueTree } from '../../contract/mapping/trees.ts';
import { nameWords } from './names.ts';
import { createFit, formed, hasFormat, type Is, matchesPattern, NEVER, type ValueFit } from './value-fit.ts';

const UNITS: [unit: 'minutes' | 'seconds' | 'hours', words: RegExp][] = [
  ['minutes', /\bmin(ute)?s?\b/i],
  ['seconds', /\bsec(ond)?s?\b/i],
  ['hours', /\b(hours?|hrs?)\b/i],
];

/** The unit that the name says, or the description, or else a fraction, which only hours have. */
function findUnit(tree: ValueTree, name: string): 'minutes' | 'seconds' | 'hours' | undefined {
  const text = nameWords(name).join(' ');
  const named =
    UNITS.find(([, pattern]) => pattern.test(text)) ??
    UNITS.find(([, pattern]) => pattern.test(tree.description));
  if (named !== undefined) return named[0];
  const isFraction = tree.examples.some(
    (example) => typeof example === 'number' && !Number.isInteger(example),
  );
  return isFraction ? 'hours' : undefined;
}

/** Whether a value can be the contract's minutes or seconds: by its unit, or by its form if it is text. */
export function timeFit(
  tree: ValueTree,
  is: Is,
  name: string,
  contractUnit: 'minutes' | 'seconds',
): ValueFit {
  if (!is('integer', 'number')) return is('string') ? textTimeFit(tree, name, contractUnit) : NEVER;
  const unit = findUnit(tree, name);
  if (unit === contractUnit) return createFit(1);
  if (unit === undefined)
    return { ...createFit(is('integer') ? 0.9 : 0.6), doubt: `no unit is named: taken for ${contractUnit}` };
  if (contractUnit === 'minutes') return formed(0.97, unit as 'seconds' | 'hours');
  return { ...createFit(0.4), doubt: `it counts ${unit}, and the contract counts seconds` };
}

/** A time that is written as a text: an ISO 8601 duration, a count of hours, or something to ask about. */
function textTimeFit(tree: ValueTree, name: string, contractUnit: 'minutes' | 'seconds'): ValueFit {
  const texts = tree.examples.filter((example) => typeof example === 'string');
  const isDuration =
    tree.format === 'duration' ||
    (tree.pattern !== undefined && matchesPattern(tree.pattern, 'PT1H30M')) ||
    (texts.length > 0 && texts.every((text) => readDuration(text) !== undefined));
  if (isDuration) return formed(0.97, contractUnit === 'minutes' ? 'duration' : 'duration-seconds');
  if (hasFormat(tree)) return NEVER;
  const isNumber =
    texts.length > 0
      ? texts.every((text) => /^\d+(\.\d+)?$/.test(text))
      : tree.pattern !== undefined &&
        matchesPattern(tree.pattern, '1.50') &&
        !matchesPattern(tree.pattern, 'x');
  const unit = isNumber ? findUnit(tree, name) : undefined;
  if (unit === 'hours' && contractUnit === 'minutes') return formed(0.95, 'hours-text');
  if (unit === contractUnit && isNumber) return formed(0.95, 'string');
  return { ...createFit(0.55), doubt: 'it is text: say in which form' };
}
