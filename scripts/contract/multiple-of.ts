/**
 * The precision of `multipleOf` in decimals, for Ajv: 0.29 / 0.01 is 28.999999999999996, although 0.29 is a multiple of
 * 0.01.
 */
export const MULTIPLE_OF_PRECISION = 5;

/** Whether a number is a multiple of another one, within floating-point precision. */
export function isMultipleOf(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  return Math.abs(Math.round(quotient) - quotient) < 10 ** -MULTIPLE_OF_PRECISION;
}
