import { LIST_FIELD_NAMES, LIST_FIELDS, LIST_GROUPS } from './field-kinds.ts';
import { object, path, type ReadValue, table, text, word } from './grammar.ts';
import type { ErrorMapping, ListMapping, ListPaging } from './mapping-model.ts';
import { formatValue } from './problems.ts';

/** Parses the key of a wrapper, or `none`. */
export const wrapper: ReadValue<{ record?: string }> = (value, keys, note) => {
  const record = path(value, keys, note);
  if (record === undefined) return undefined;
  return record === 'none' ? {} : { record };
};

/** Parses the fields of a list other than its records; `meta` and `links` stand for all of their fields. */
const listFields: ReadValue<Record<string, string>> = (value, keys, note) => {
  const read = table([...LIST_GROUPS, ...LIST_FIELDS], 'field of a list', () => path);
  const found = read(value, keys, note);
  if (found === undefined) return undefined;
  const groups = LIST_GROUPS.flatMap((group) => {
    const wireNames = found[group];
    if (wireNames === undefined) return [];
    const names = LIST_FIELD_NAMES[group].filter(
      (name) => wireNames !== 'none' || !['offset', 'has_more'].includes(name),
    );
    return names.map((name) => [`${group}.${name}`, wireNames === 'none' ? 'none' : `${wireNames}.${name}`]);
  });
  const { meta: _, links: __, ...single } = found;
  return { ...Object.fromEntries(groups), ...single };
};

const paging: ReadValue<ListPaging> = (value, keys, note) => {
  const read = object({ style: word('page', 'offset', 'none'), first: text, size: text });
  const found = read(value, keys, note);
  if (found === undefined) return undefined;
  const { style, first, size } = found;
  if (style === undefined) {
    if (!Object.hasOwn(value as object, 'style')) note(keys, 'has no style: add style: page, offset or none');
    return undefined;
  }
  if (style === 'none') return { style };
  if (first !== undefined && size !== undefined) return { style, first, size };
  note(keys, `must name both query parameters: first (the ${style}) and size (the records per page)`);
  return undefined;
};

const listObject = object({ records: path, fields: listFields, paging });

/** Parses the paths of a list's records, totals and links, and its pagination. */
export const lists: ReadValue<Partial<ListMapping>> = (value, keys, note) => {
  const found = listObject(value, keys, note);
  if (found === undefined) return undefined;
  const { records, ...others } = found;
  return { ...others, ...(records !== undefined && { records: records === 'none' ? undefined : records }) };
};

const invalidStatus: ReadValue<400 | 422> = (value, keys, note) => {
  if (value === 400 || value === 422) return value;
  note(keys, `must be 422 or 400, not ${formatValue(value)}`);
  return undefined;
};

const errorObject = object({
  message: path,
  fields: path,
  form: word('map', 'list', 'texts'),
  invalid: invalidStatus,
  keys: object({ field: path, text: path }),
  code: path,
});

/** Parses the paths of an error's message and of its field errors. */
export const errors: ReadValue<Partial<ErrorMapping>> = (value, keys, note) => {
  const found = errorObject(value, keys, note);
  if (found === undefined) return undefined;
  const { keys: names, ...others } = found;
  if (others.form === 'list' && (names?.field === undefined || names.text === undefined)) {
    note(
      keys,
      'must have keys: { field: ..., text: ... }, the keys of the field name and the text in each item',
    );
    return undefined;
  }
  if (names !== undefined && others.form !== 'list') {
    note([...keys, 'keys'], 'belongs to form: list, in which each item names its field');
    return undefined;
  }
  return { ...others, ...(names && { keys: names as { field: string; text: string } }) };
};
