import { readDuration } from '../../contract/mapping/durations.ts';
import type { ValueTree } from '../../contract/mapping/trees.ts';
import { nameWords } from './names.ts';
import {
  createFit,
  fitForm,
  hasFormat,
  matchesPattern,
  NO_FIT,
  type TypeCheck,
  type ValueFit,
} from './value-fit.ts';

const UNITS: [unit: 'minutes' | 'seconds' | 'hours', words: RegExp][] = [
  ['minutes', /\bmin(ute)?s?\b/i],
  ['seconds', /\bsec(ond)?s?\b/i],
  ['hours', /\b(hours?|hrs?)\b/i],
];

/** The unit in the name or the description. Otherwise, a fraction means hours. */
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

/** Whether a value can be the contract's minutes or seconds: by its unit, or by its form if it is a string. */
export function fitTime(
  tree: ValueTree,
  is: TypeCheck,
  name: string,
  contractUnit: 'minutes' | 'seconds',
): ValueFit {
  if (!is('integer', 'number')) return is('string') ? stringTimeFit(tree, name, contractUnit) : NO_FIT;
  const unit = findUnit(tree, name);
  if (unit === contractUnit) return createFit(1);
  if (unit === undefined)
    return {
      ...createFit(is('integer') ? 0.9 : 0.6),
      doubt: `it names no unit: ${contractUnit} are assumed`,
    };
  if (contractUnit === 'minutes') return fitForm(0.97, unit as 'seconds' | 'hours');
  return { ...createFit(0.4), doubt: `it has ${unit}, but the contract has seconds` };
}

/** A time that is a string: an ISO 8601 duration, a number of hours, or an unknown form, which becomes a question. */
function stringTimeFit(tree: ValueTree, name: string, contractUnit: 'minutes' | 'seconds'): ValueFit {
  const texts = tree.examples.filter((example) => typeof example === 'string');
  const isDuration =
    tree.format === 'duration' ||
    (tree.pattern !== undefined && matchesPattern(tree.pattern, 'PT1H30M')) ||
    (texts.length > 0 && texts.every((text) => readDuration(text) !== undefined));
  if (isDuration) return fitForm(0.97, contractUnit === 'minutes' ? 'duration' : 'duration-seconds');
  if (hasFormat(tree)) return NO_FIT;
  const isNumber =
    texts.length > 0
      ? texts.every((text) => /^\d+(\.\d+)?$/.test(text))
      : tree.pattern !== undefined &&
        matchesPattern(tree.pattern, '1.50') &&
        !matchesPattern(tree.pattern, 'x');
  const unit = isNumber ? findUnit(tree, name) : undefined;
  if (unit === 'hours' && contractUnit === 'minutes') return fitForm(0.95, 'hours-text');
  if (unit === contractUnit && isNumber) return fitForm(0.95, 'string');
  return { ...createFit(0.55), doubt: 'it is a string: specify its form' };
}
