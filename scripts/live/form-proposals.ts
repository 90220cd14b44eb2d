import type { PathKey } from '../contract/document.ts';
import { RECORD_FIELDS, type ValueKind } from '../contract/mapping/field-kinds.ts';
import type { RecordName, ValueForm } from '../contract/mapping/mapping-model.ts';
import { isRecord } from '../contract/mapping/value-paths.ts';
import { getOwn } from '../contract/own.ts';

/** Additions to the `observed` section of spec/mapping.yaml, in the format of that file. */
export interface ProposedForms {
  records?: Record<string, { fields: Record<string, { name: string; as: ValueForm }> }>;
  single?: string;
  lists?: { records: string; fields?: Record<string, string> };
}

const INTEGER = /^-?\d{1,15}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Only midnight UTC can be written as a date without a time. */
const START_OF_DAY = /^\d{4}-\d{2}-\d{2}T00:00:00(?:\.0+)?(?:Z|\+00:00)$/;

const isStringLike = (pattern: RegExp) => (value: unknown) =>
  typeof value === 'string' && pattern.test(value);
const isAmount = (value: unknown) =>
  typeof value === 'number' && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;

/** By kind of value: the other form that the mapping can express, and a predicate for values in this form. */
const OTHER_FORMS: Partial<Record<string, [ValueForm, (value: unknown) => boolean]>> = {
  id: ['string', isStringLike(INTEGER)],
  ids: ['string', isStringLike(INTEGER)],
  minutes: ['string', isStringLike(INTEGER)],
  seconds: ['string', isStringLike(INTEGER)],
  money: ['number', isAmount],
  date: ['date-time', isStringLike(START_OF_DAY)],
  moment: ['date', isStringLike(DAY)],
};

/** Proposes the mapping of a field whose values all have another form. `keys` locate its schema in the document. */
export function proposeOtherForm(keys: readonly PathKey[], values: unknown[]): ProposedForms | undefined {
  const [components, schemas, record, properties, field, ...rest] = keys.map(String);
  if (components !== 'components' || schemas !== 'schemas' || properties !== 'properties') return undefined;
  if (record === undefined || field === undefined || rest.some((key) => key !== 'items')) return undefined;
  const kind: ValueKind | undefined = getOwn(getOwn(RECORD_FIELDS, record as RecordName)?.fields, field);
  const [form, hasForm] = getOwn(OTHER_FORMS, String(kind)) ?? [];
  const nonNullValues = values.filter((value) => value !== null);
  if (form === undefined || !hasForm || nonNullValues.length === 0 || !nonNullValues.every(hasForm))
    return undefined;
  return { records: { [record]: { fields: { [field]: { name: field, as: form } } } } };
}

/** Proposes the mapping of a response without its record or records in `data`; undefined if their key is unclear. */
export function proposeOtherWrapper(
  isList: boolean,
  fields: readonly string[],
  body: unknown,
): ProposedForms | undefined {
  const isContractRecord = (value: unknown) =>
    isRecord(value) && fields.some((field) => Object.hasOwn(value, field));
  if (isList && Array.isArray(body) && (body.length === 0 || isContractRecord(body[0])))
    return { lists: { records: 'none', fields: { meta: 'none', links: 'none' } } };
  if (!isRecord(body) || 'data' in body) return undefined;
  if (!isList && isContractRecord(body)) return { single: 'none' };
  const found = Object.keys(body).filter((key) => {
    const value = body[key];
    return isList
      ? Array.isArray(value) && (value.length === 0 || isContractRecord(value[0]))
      : isContractRecord(value);
  });
  const [key] = found;
  if (key === undefined || found.length > 1) return undefined;
  if (!isList) return { single: key };
  const absent = ['meta', 'links'].filter((group) => !(group in body));
  return {
    lists: {
      records: key,
      ...(absent.length > 0 && { fields: Object.fromEntries(absent.map((group) => [group, 'none'])) }),
    },
  };
}

/** `Entry.entry_id as string, lists in items`. */
export function describeForms({ records = {}, single, lists }: ProposedForms): string {
  const fields = Object.entries(records).flatMap(([record, each]) =>
    Object.entries(each.fields).map(([field, { as }]) => `${record}.${field} as ${as}`),
  );
  const describeWrapper = (key: string) => (key === 'none' ? 'without a wrapper' : `in ${key}`);
  return [
    ...fields,
    ...(single === undefined ? [] : [`single records ${describeWrapper(single)}`]),
    ...(lists === undefined ? [] : [`lists ${describeWrapper(lists.records)}`]),
  ].join(', ');
}

/** Merges the proposed forms; a later wrapper replaces an earlier one. */
export function joinForms(all: readonly ProposedForms[]): ProposedForms {
  const joined: ProposedForms = {};
  for (const { records = {}, ...wrappers } of all) {
    Object.assign(joined, wrappers);
    for (const [name, { fields }] of Object.entries(records)) {
      joined.records = {
        ...joined.records,
        [name]: { fields: { ...joined.records?.[name]?.fields, ...fields } },
      };
    }
  }
  return joined;
}
