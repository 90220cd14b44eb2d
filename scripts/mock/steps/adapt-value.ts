import type { Schema } from '../../contract/contract.ts';
import { allowsNull } from '../../contract/fields.ts';
import { emptyValue } from '../../contract/hidden-value.ts';
import { MAY_BE_NULL } from '../../contract/mapping/kind-schemas.ts';
import { generateSample } from '../../contract/sample.ts';

type Adapt = (value: unknown) => unknown;

/**
 * Brings a value of the store to a document that has the field in a different form: a null that the document does not
 * allow becomes the type's empty value, or is left out where it may be; a color gets the case that the document allows;
 * a field that the document requires and the store lacks gets a sample. Undefined where the store's value is right.
 */
export function createAdapter(name: string, schema: Schema, state: FieldState): Adapt | undefined {
  const [spell, fill] = [createSpeller(name, schema), createFiller(name, schema, state)];
  return spell && fill ? (value) => fill(spell(value)) : (spell ?? fill);
}

function createFiller(name: string, schema: Schema, { isKnown, isRequired }: FieldState): Adapt | undefined {
  const isNullSafe = allowsNull(schema) || (isKnown && !MAY_BE_NULL.has(name));
  if (isNullSafe && (isKnown || !isRequired)) return undefined;
  const empty = isRequired ? emptyValue(schema) : undefined;
  const sample = isRequired && !isKnown ? generateSample(schema, 'writeOnly') : undefined;
  return (value) => {
    if (value === null && !isNullSafe) return empty;
    return value === undefined ? sample : value;
  };
}

/** Some documents allow only upper-case or only lower-case letters in colors. */
function createSpeller(name: string, { pattern }: Schema): Adapt | undefined {
  if (name !== 'color' || pattern === undefined) return undefined;
  const expression = new RegExp(pattern, 'u');
  const [isCapital, isSmall] = [expression.test('#ABCDEF'), expression.test('#abcdef')];
  if (isCapital === isSmall) return undefined;
  return (value) =>
    typeof value !== 'string' ? value : isCapital ? value.toUpperCase() : value.toLowerCase();
}

interface FieldState {
  /** Whether the store has the field. */
  isKnown: boolean;
  isRequired: boolean;
}
