import type { FieldMapping, Scalar, ValueForm } from './mapping-model.ts';
import { valueToWire } from './value.ts';

/** The document's name and mapping for a field that an error names. */
export interface WireField {
  name: string;
  mapping?: FieldMapping | undefined;
}

/** Translates the field name, the listed values and the type in an error text into the document's format. */
export function errorTextToWire(text: string, contractName: string, { name, mapping }: WireField): string {
  const named = withName(text, contractName, name);
  return mapping?.values || mapping?.as ? withType(withValues(named, mapping), mapping) : named;
}

/** Replaces the field name at the beginning: "The minutes field is required.", "The selected project_id is invalid." */
function withName(text: string, contractName: string, wireName: string): string {
  const before = ['The ', 'The selected '].find((beginning) =>
    text.startsWith(`${beginning}${contractName} `),
  );
  return before === undefined ? text : before + wireName + text.slice(before.length + contractName.length);
}

function withValues(text: string, mapping: FieldMapping): string {
  return text.replace(/(?<=allowed values: )[^.]*(?=\.?$)/, (listed) =>
    listed
      .split(', ')
      .map((each) => String(listedToWire(each, mapping)))
      .join(', '),
  );
}

/** Translates a listed value, which an error text contains as a string. */
function listedToWire(text: string, mapping: FieldMapping): unknown {
  const pair = mapping.values?.find(([contractValue]) => String(contractValue) === text);
  return pair ? pair[1] : mapping.values ? text : valueToWire(text, mapping);
}

/** The types of the forms, if they differ from the types of the contract values. */
const FORM_TYPES: Partial<Record<ValueForm, string>> = {
  string: 'string',
  number: 'number',
  hours: 'number',
  'hours-text': 'string',
  duration: 'string',
  'duration-seconds': 'string',
  uuid: 'string',
};

function withType(text: string, { values = [], as }: FieldMapping): string {
  const types = new Set(values.map(([, wireValue]) => typeName(wireValue)));
  const type = (as && FORM_TYPES[as]) ?? (types.size === 1 ? [...types][0] : undefined);
  return type === undefined ? text : text.replace(/\bmust be (?:integer|string)(?=\.?$)/, `must be ${type}`);
}

const typeName = (value: Scalar): string => (typeof value === 'number' ? 'integer' : typeof value);
