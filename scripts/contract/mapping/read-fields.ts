import { getOwn } from '../own.ts';
import type { KeyPath } from '../yaml-lines.ts';
import {
  type FieldKinds,
  getAllowedValues,
  idFieldName,
  RECORD_FIELDS,
  type ValueKind,
} from './field-kinds.ts';
import { object, path, type ReadValue, table, word } from './grammar.ts';
import {
  type FieldMapping,
  type RecordMapping,
  type RecordName,
  type Scalar,
  VALUE_FORMS,
  type ValueForm,
} from './mapping-model.ts';
import { formatValue, hint, type NoteProblem } from './problems.ts';

const asObject = (kind: ValueKind, name?: string) =>
  object({ name: path, values: pairs(kind), as: form(kind, name) });

const NUMBER_FORMS: ValueForm[] = ['number', 'string'];

/** The forms that a document may use for values of each kind. */
const FORMS_BY_KIND: Record<Extract<ValueKind, string>, ValueForm[]> = {
  id: ['uuid', ...NUMBER_FORMS],
  ids: ['uuid', ...NUMBER_FORMS],
  flag: NUMBER_FORMS,
  money: NUMBER_FORMS,
  number: NUMBER_FORMS,
  minutes: ['seconds', 'hours', 'hours-text', 'duration', ...NUMBER_FORMS],
  seconds: ['duration-seconds', ...NUMBER_FORMS],
  date: ['date', 'date-time'],
  moment: ['date', 'date-time'],
  text: ['string'],
  email: ['string'],
  url: ['string'],
  color: ['hex', 'string'],
  record: [],
  records: [],
};

/** Parses a form for values of the kind; undefined for the contract's form. */
function form(kind: ValueKind, name?: string): ReadValue<ValueForm> {
  const kindForms = typeof kind === 'string' ? FORMS_BY_KIND[kind] : NUMBER_FORMS;
  const forms = name === 'sort_by' ? [...kindForms, 'sign' as const] : kindForms;
  return (value, keys, note) => {
    const found = word(...VALUE_FORMS)(value, keys, note);
    if (found === undefined) return undefined;
    if (!forms.includes(found)) {
      const allowed = forms.length === 0 ? 'it has none' : `choose from ${forms.join(', ')}`;
      note(keys, `${formatValue(found)} is not a form of this field: ${allowed}, see docs/mapping.md`);
      return undefined;
    }
    return isContractForm(found, kind) ? undefined : found;
  };
}

/** Whether the contract has values of the kind in this form, so that they need no translation. */
function isContractForm(found: ValueForm, kind: ValueKind): boolean {
  if (found === 'number') return kind !== 'money';
  if (found === 'string') return ['money', 'text', 'email', 'url', 'color'].includes(String(kind));
  return (found === 'date' && kind === 'date') || (found === 'date-time' && kind === 'moment');
}

/** Parses a field or parameter: its document name, or an object with the name and the translation of its values. */
export function field(kind: ValueKind, contractName?: string): ReadValue<FieldMapping> {
  return (value, keys, note) => {
    if (typeof value !== 'object' || value === null) {
      const name = path(value, keys, note);
      return name === undefined ? undefined : { name };
    }
    const read = asObject(kind, contractName)(value, keys, note);
    if (read === undefined) return undefined;
    const { name, values, as } = read;
    if (name === undefined) {
      if (!Object.hasOwn(value, 'name')) note(keys, 'has no name: add name, the field of the document');
      return undefined;
    }
    if (name === 'none' && (values ?? as) !== undefined) {
      note(keys, 'has no values to translate when its name is none: remove values and as');
    }
    return { name, ...(values && { values }), ...(as && { as }) };
  };
}

/** Parses fields or parameters by contract name. */
export function fields(kinds: FieldKinds, what: string): ReadValue<Record<string, FieldMapping>> {
  const read = table(Object.keys(kinds), what, (name) => field(getOwn(kinds, name) as ValueKind, name));
  return (value, keys, note) => {
    const found = read(value, keys, note);
    if (found !== undefined) reportDuplicates(found, keys, note);
    return found;
  };
}

/** Parses the fields of a record in responses and in request bodies. */
export function record(name: RecordName): ReadValue<RecordMapping> {
  const { fields: fieldKinds, body } = RECORD_FIELDS[name];
  const read = object({
    fields: fields(fieldKinds, `field of ${name}`),
    body: fields(body, `field of the bodies of ${name}`),
  });
  return (value, keys, note) => {
    const found = read(value, keys, note);
    const id = idFieldName(name);
    if (found?.fields?.[id]?.name === 'none')
      note([...keys, 'fields', id], 'cannot be none: without it records cannot be distinguished');
    return found && { fields: found.fields ?? {}, body: found.body ?? {} };
  };
}

/** Parses pairs of a contract value and a document value. The first pair of a contract value translates the value. */
function pairs(kind: ValueKind): ReadValue<[Scalar, Scalar][]> {
  return (value, keys, note) => {
    if (!Array.isArray(value) || value.length === 0) {
      note(keys, `must be a list of pairs [contract value, document value], such as [[0, false], [1, true]]`);
      return undefined;
    }
    const found = value.filter((pair, index) => checkPair(pair, kind, [...keys, index], note)) as [
      Scalar,
      Scalar,
    ][];
    // Several document values may map to one contract value, but not the other way round.
    const duplicate = found.find(([, wireValue], i) => found.findIndex((each) => each[1] === wireValue) < i);
    if (duplicate !== undefined)
      note(
        [...keys, found.indexOf(duplicate)],
        `the document's value ${formatValue(duplicate[1])} is in two pairs`,
      );
    return found;
  };
}

function checkPair(pair: unknown, kind: ValueKind, keys: KeyPath, note: NoteProblem): boolean {
  if (!Array.isArray(pair) || pair.length !== 2 || !pair.every(isScalar)) {
    note(keys, `must be a pair [contract value, document value], not ${formatValue(pair)}`);
    return false;
  }
  const contractValues = getAllowedValues(kind);
  if (contractValues === undefined || pair[0] === null || contractValues.includes(pair[0] as string | number))
    return true;
  note(
    keys,
    `${formatValue(pair[0])} is not a value in the contract${hint(String(pair[0]), contractValues.map(String))}`,
  );
  return false;
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** Two contract fields cannot map to one field of the document: a request would lose one of the values. */
function reportDuplicates(found: Record<string, FieldMapping>, keys: KeyPath, note: NoteProblem): void {
  const seen = new Map<string, string>();
  for (const [name, { name: wireName }] of Object.entries(found)) {
    const first = seen.get(wireName);
    if (wireName !== 'none' && first !== undefined) {
      note([...keys, name], `${wireName} is already mapped to ${first}: map it to one field only`);
    }
    seen.set(wireName, first ?? name);
  }
}
