import { readSource } from '../evidence.ts';
import type { KeyPath } from '../yaml-lines.ts';
import { RECORD_FIELDS } from './field-kinds.ts';
import { object, type ReadValue, table, text } from './grammar.ts';
import {
  type Mapping,
  OBSERVABLE_FORMS,
  type ObservedForms,
  RECORDS,
  type RecordName,
} from './mapping-model.ts';
import { formatValue, type NoteProblem } from './problems.ts';
import { fields } from './read-fields.ts';
import { lists, wrapper } from './read-lists.ts';

const section = object({
  source: text,
  records: table(RECORDS, 'record', (name) =>
    object({ fields: fields(RECORD_FIELDS[name as RecordName].fields, `field of ${name}`) }),
  ),
  single: wrapper,
  lists,
});

/** Parses the forms of the live API that differ from the document. */
export const observed: ReadValue<ObservedForms> = (value, keys, note) => {
  const found = section(value, keys, note);
  if (found === undefined) return undefined;
  const { source, records: rawRecords, ...wrappers } = found;
  if (source === undefined) {
    if (!Object.hasOwn(value as object, 'source'))
      note(keys, 'has no source: add source: observed, and the date of the live run');
    return undefined;
  }
  if (readSource(source) === undefined)
    note([...keys, 'source'], `must be observed and the date of the live run, not ${formatValue(source)}`);
  const records =
    rawRecords &&
    Object.fromEntries(
      Object.entries(rawRecords).map(([name, record]) => [name, { fields: record?.fields ?? {} }]),
    );
  noteUnobservable(records, keys, note);
  return { source, ...(records && { records }), ...wrappers };
};

function noteUnobservable(records: ObservedForms['records'], keys: KeyPath, note: NoteProblem): void {
  for (const [name, { fields }] of Object.entries(records ?? {})) {
    for (const [field, { as }] of Object.entries(fields)) {
      if (as !== undefined && OBSERVABLE_FORMS.includes(as)) continue;
      note([...keys, 'records', name, 'fields', field], `must have as: ${OBSERVABLE_FORMS.join(' or ')}`);
    }
  }
}

/** Notes the observed fields whose name differs from the document: only the form may differ. */
export function noteObservedNames({ records, observed: forms }: Mapping, note: NoteProblem): void {
  for (const [record, each] of Object.entries(forms?.records ?? {})) {
    const documented = records[record as RecordName]?.fields ?? {};
    for (const [field, { name }] of Object.entries(each.fields)) {
      const expected = documented[field]?.name ?? field;
      if (name !== expected)
        note(
          ['observed', 'records', record, 'fields', field],
          `must have name: ${expected}, as in the document`,
        );
    }
  }
}
