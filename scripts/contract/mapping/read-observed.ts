import type { KeyPath } from '../yaml-lines.ts';
import { object, type ReadValue, table, text } from './grammar.ts';
import { type ObservedForms, RECORDS, type RecordName } from './mapping-model.ts';
import type { NoteProblem } from './problems.ts';
import { record } from './read-fields.ts';
import { lists, wrapper } from './read-lists.ts';

const OBSERVABLE = ['string', 'number', 'date-time', 'date'];

const section = object({
  source: text,
  records: table(RECORDS, 'record', (name) => record(name as RecordName)),
  single: wrapper,
  lists,
});

/** Forms of the live API that the document does not have. */
export const observed: ReadValue<ObservedForms> = (value, keys, note) => {
  const found = section(value, keys, note);
  if (found === undefined) return undefined;
  const { source, records, ...wrappers } = found;
  if (source === undefined) {
    if (!Object.hasOwn(value as object, 'source'))
      note(keys, 'has no source: add source: observed, and the date of the live run');
    return undefined;
  }
  noteUnobservable(records, keys, note);
  return { source, ...(records && { records }), ...wrappers };
};

function noteUnobservable(records: ObservedForms['records'], keys: KeyPath, note: NoteProblem): void {
  for (const [name, { fields }] of Object.entries(records ?? {})) {
    for (const [field, { as }] of Object.entries(fields)) {
      if (as !== undefined && OBSERVABLE.includes(as)) continue;
      note([...keys, 'records', name, 'fields', field], `must have as: ${OBSERVABLE.join(' or ')}`);
    }
  }
}
