import type { FieldMapping } from '../../contract/mapping/mapping-model.ts';
import type { ValueTree } from '../../contract/mapping/trees.ts';

/** Whether a document value can be a contract value, and how it is translated. */
export interface ValueFit {
  /** From 0 (it cannot) to 1. */
  confidence: number;
  translate: Pick<FieldMapping, 'values' | 'as'>;
  /** What a person has to look at. */
  doubt?: string;
}

export const createFit = (confidence: number): ValueFit => ({ confidence, translate: {} });
export const NEVER = createFit(0);
export const formed = (confidence: number, as: FieldMapping['as'], doubt?: string): ValueFit => {
  return { confidence, translate: as === undefined ? {} : { as }, ...(doubt && { doubt }) };
};

/** Whether a text matches a pattern; one that cannot be compiled matches nothing. */
export function matchesPattern(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}

/** Whether one of the types of a value is among these. */
export type Is = (...types: string[]) => boolean;

/** Whether a text has a format other than these. */
export function hasFormat({ format }: ValueTree, ...allowed: string[]): boolean {
  return (
    format !== undefined &&
    ['date', 'date-time', 'uuid', 'email', 'uri', 'time', 'binary'].includes(format) &&
    !allowed.includes(format)
  );
}
