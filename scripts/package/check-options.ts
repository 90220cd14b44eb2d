import { nearest } from '../cli/nearest.ts';
import type { MockOptions } from './public-types.ts';

interface OptionRule {
  expected: string;
  isValid(value: unknown): boolean;
}

const STRING: OptionRule = {
  expected: 'a string',
  isValid: (value) => typeof value === 'string' && value !== '',
};
const POSITIVE_INTEGER: OptionRule = { expected: 'a whole number above 0', isValid: isPositive };

const RULES: Record<keyof MockOptions, OptionRule> = {
  port: { expected: 'a whole number from 0 to 65535', isValid: isPort },
  host: STRING,
  plan: STRING,
  accessTokenTtl: POSITIVE_INTEGER,
  rateLimit: { expected: '{ limit, windowSeconds } with whole numbers above 0', isValid: isRateLimit },
  spec: STRING,
  controlFrom: { expected: 'a list of networks', isValid: isStringList },
  faults: {
    expected: 'a list of names',
    isValid: isStringList,
  },
  validateResponses: { expected: 'true or false', isValid: (value) => typeof value === 'boolean' },
  log: { expected: 'a function', isValid: (value) => typeof value === 'function' },
};

/** Throws a TypeError that names the first option that is unknown or has an invalid value. */
export function checkOptions(options: MockOptions): void {
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(RULES, name) ? RULES[name as keyof MockOptions] : undefined;
    if (rule === undefined) throw new TypeError(unknownOption(name));
    if (value !== undefined && !rule.isValid(value)) {
      throw new TypeError(`startMock: ${name} must be ${rule.expected}, not ${JSON.stringify(value)}`);
    }
  }
}

function unknownOption(name: string): string {
  const optionNames = Object.keys(RULES);
  const close = nearest(name, optionNames);
  const hint = close === undefined ? '' : ` Did you mean ${close}?`;
  return `startMock: there is no option ${name}.${hint} Choose from: ${optionNames.join(', ')}`;
}

function isPort(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535;
}

function isPositive(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isRateLimit(value: unknown): boolean {
  const { limit, windowSeconds } = (value ?? {}) as Record<string, unknown>;
  return isPositive(limit) && isPositive(windowSeconds);
}

function isStringList(value: unknown): boolean {
  return Array.isArray(value) && value.every(STRING.isValid);
}
