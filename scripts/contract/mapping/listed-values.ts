import type { ParameterObject, Schema } from '../document.ts';
import { listTypes } from '../fields.ts';
import { getOwn } from '../own.ts';
import { getAllowedValues, queryKinds } from './field-kinds.ts';
import type { MappedParameter } from './mapped-parameter.ts';
import { valueToWire } from './value.ts';

const SOURCE = 'guess: its description lists the values';

/** Adds the values that the document lists only in the parameter's description to the contract's parameter. */
export function withListedValues(
  id: string,
  { contractName, mapping, parameter }: MappedParameter,
  translated: ParameterObject,
): ParameterObject {
  const kind = getOwn(queryKinds(id), contractName);
  const { schema } = translated;
  const item = schema?.items ?? schema;
  if (kind === undefined || schema === undefined || item === undefined || !isOpenString(item))
    return translated;
  const text = joinDescriptions(parameter);
  const listed = (getAllowedValues(kind) ?? []).filter((value) =>
    hasWord(text, String(valueToWire(value, mapping))),
  );
  // A single match in a sentence may be a coincidence.
  if (listed.length === 0 || (listed.length === 1 && /\s/.test(text.trim()))) return translated;
  const values = { ...item, enum: listed, 'x-source': SOURCE };
  return { ...translated, schema: schema.items ? { ...schema, items: values } : values };
}

const isOpenString = (schema: Schema): boolean =>
  schema.enum === undefined && listTypes(schema).every((type) => type === 'string');

function joinDescriptions(parameter: ParameterObject & { description?: string }): string {
  return `${parameter.description ?? ''} ${parameter.schema?.description ?? ''}`;
}

/** Whether a text has the word as a whole word: `name`, but not `full_name` or `filename`. */
function hasWord(text: string, word: string): boolean {
  return text.split(/[^\w-]+/).some((each) => each === word);
}
