import { UsageError } from './errors.ts';

/** Reads the whole number that a flag was given; anything else is told by the flag's name. */
export function wholeNumber(flag: string, text: string, lowest: number, highest: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= lowest && value <= highest) return value;
  throw new UsageError(`--${flag} must be a whole number from ${lowest} to ${highest}, not "${text}"`);
}

/** Reads two whole numbers with a slash between them, as in `1/2`. */
export function pairOfNumbers(flag: string, form: string, text: string): [number, number] {
  const [, first, second] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  if (Number(first) > 0 && Number(second) > 0) return [Number(first), Number(second)];
  throw new UsageError(`--${flag} is written ${form} with numbers above zero, not "${text}"`);
}
