import type { FieldMapping } from '../../contract/mapping/mapping-model.ts';
import type { ValueTree } from '../../contract/mapping/trees.ts';

/** Whether a document value can be a contract value, and how it is translated. */
export interface ValueFit {
  /** From 0 (impossible) to 1. */
  confidence: number;
  translate: Pick<FieldMapping, 'values' | 'as'>;
  /** A question that a person has to answer. */
  doubt?: string;
}

export const createFit = (confidence: number): ValueFit => ({ confidence, translate: {} });
export const NO_FIT = createFit(0);
export const fitForm = (confidence: number, as: FieldMapping['as'], doubt?: string): ValueFit => {
  return { confidence, translate: as === undefined ? {} : { as }, ...(doubt && { doubt }) };
};

/** Whether a string matches a pattern; an invalid pattern matches nothing. */
export function matchesPattern(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}

/** Whether a value has one of these types. */
export type TypeCheck = (...types: string[]) => boolean;

/** Whether a value has a known format other than the allowed ones. */
export function hasFormat({ format }: ValueTree, ...allowed: string[]): boolean {
  return (
    format !== undefined &&
    ['date', 'date-time', 'uuid', 'email', 'uri', 'time', 'binary'].includes(format) &&
    !allowed.includes(format)
  );
}
