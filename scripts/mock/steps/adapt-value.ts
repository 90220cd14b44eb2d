import type { Schema } from '../../contract/contract.ts';
import { allowsNull } from '../../contract/fields.ts';
import { emptyValue } from '../../contract/hidden-value.ts';
import { NULLABLE_FIELDS } from '../../contract/mapping/kind-schemas.ts';
import { generateSample } from '../../contract/sample.ts';

type Adapt = (value: unknown) => unknown;

/**
 * Creates a function that adapts values of the store to a document with a different schema of the field. A null that
 * the document does not allow becomes the empty value of the type, or is omitted if the field is optional. A color gets
 * the letter case that the document allows. A required field that the store lacks gets a sample. Returns undefined if
 * no value needs a change.
 */
export function createAdapter(name: string, schema: Schema, state: FieldState): Adapt | undefined {
  const [adaptCase, fill] = [createCaseAdapter(name, schema), createFiller(name, schema, state)];
  return adaptCase && fill ? (value) => fill(adaptCase(value)) : (adaptCase ?? fill);
}

function createFiller(name: string, schema: Schema, { isKnown, isRequired }: FieldState): Adapt | undefined {
  const isNullSafe = allowsNull(schema) || (isKnown && !NULLABLE_FIELDS.has(name));
  if (isNullSafe && (isKnown || !isRequired)) return undefined;
  const empty = isRequired ? emptyValue(schema) : undefined;
  const sample = isRequired && !isKnown ? generateSample(schema, 'writeOnly') : undefined;
  return (value) => {
    if (value === null && !isNullSafe) return empty;
    return value === undefined ? sample : value;
  };
}

/** Adapts the letter case of colors, for documents that allow only upper case or only lower case. */
function createCaseAdapter(name: string, { pattern }: Schema): Adapt | undefined {
  if (name !== 'color' || pattern === undefined) return undefined;
  const expression = new RegExp(pattern, 'u');
  const [allowsUpperCase, allowsLowerCase] = [expression.test('#ABCDEF'), expression.test('#abcdef')];
  if (allowsUpperCase === allowsLowerCase) return undefined;
  return (value) =>
    typeof value !== 'string' ? value : allowsUpperCase ? value.toUpperCase() : value.toLowerCase();
}

interface FieldState {
  /** Whether the store has the field. */
  isKnown: boolean;
  isRequired: boolean;
}
