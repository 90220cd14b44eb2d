import { UsageError } from './errors.ts';

/** Parses the whole number of a flag; the error names the flag. */
export function parseWholeNumber(flag: string, text: string, lowest: number, highest: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= lowest && value <= highest) return value;
  throw new UsageError(`--${flag} must be a whole number from ${lowest} to ${highest}, not "${text}"`);
}

/** Parses two whole numbers separated by a slash, as in `1/2`. */
export function parseNumberPair(flag: string, form: string, text: string): [number, number] {
  const [, first, second] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  if (Number(first) > 0 && Number(second) > 0) return [Number(first), Number(second)];
  throw new UsageError(`--${flag} must have the form ${form} with numbers above zero, not "${text}"`);
}
