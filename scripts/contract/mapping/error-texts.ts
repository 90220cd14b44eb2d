import type { FieldMapping, Scalar, ValueForm } from './mapping-model.ts';
import { valueToWire } from './value.ts';

/** A field that an error names, as the document has it. */
export interface WireField {
  name: string;
  mapping?: FieldMapping | undefined;
}

/** The text of an error about a field of ours in the document's words: its field, the values it lists, and its type. */
export function errorTextToWire(text: string, ours: string, { name, mapping }: WireField): string {
  const named = withName(text, ours, name);
  return mapping?.values || mapping?.as ? withType(withValues(named, mapping), mapping) : named;
}

/** A text begins with its field: "The minutes field is required.", "The selected project_id is invalid." */
function withName(text: string, ours: string, theirs: string): string {
  const before = ['The ', 'The selected '].find((words) => text.startsWith(`${words}${ours} `));
  return before === undefined ? text : before + theirs + text.slice(before.length + ours.length);
}

function withValues(text: string, mapping: FieldMapping): string {
  return text.replace(/(?<=allowed values: )[^.]*(?=\.?$)/, (listed) =>
    listed
      .split(', ')
      .map((each) => String(listedToWire(each, mapping)))
      .join(', '),
  );
}

/** A listed value is text, whatever its type. */
function listedToWire(text: string, mapping: FieldMapping): unknown {
  const pair = mapping.values?.find(([ours]) => String(ours) === text);
  return pair ? pair[1] : mapping.values ? text : valueToWire(text, mapping);
}

/** The types of the forms that are not those of our values. */
const TYPES: Partial<Record<ValueForm, string>> = {
  string: 'string',
  number: 'number',
  hours: 'number',
  'hours-text': 'string',
  duration: 'string',
  'duration-seconds': 'string',
  uuid: 'string',
};

function withType(text: string, { values = [], as }: FieldMapping): string {
  const types = new Set(values.map(([, theirs]) => typeName(theirs)));
  const type = (as && TYPES[as]) ?? (types.size === 1 ? [...types][0] : undefined);
  return type === undefined ? text : text.replace(/\bmust be (?:integer|string)(?=\.?$)/, `must be ${type}`);
}

const typeName = (value: Scalar): string => (typeof value === 'number' ? 'integer' : typeof value);
