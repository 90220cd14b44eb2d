import { type Field, typesOf } from '../../../scripts/spec/fields.ts';
import { type BadValue, sample } from './bad-inputs.ts';

const OF_EACH_TYPE: Record<string, unknown[]> = {
  string: ['text'],
  integer: [7],
  number: [1.5],
  boolean: [true],
  array: [[]],
  object: [{}],
};

/** Values of every JSON type but those that the field has; a number in quotes is a text. */
export function wrongTypes({ schema }: Field): BadValue[] {
  const types = typesOf(schema);
  const isOther = (type: string) => !types.includes(type);
  const values = Object.entries(OF_EACH_TYPE).flatMap(([type, values]) => (isOther(type) ? values : []));
  return [...values, ...(types.includes('integer') ? ['1'] : [])].map(as);
}

export function nulls({ schema }: Field): BadValue[] {
  return typesOf(schema).includes('null') ? [] : [as(null)];
}

/** One character or item less and more than allowed. */
export function wrongLengths({ schema }: Field): BadValue[] {
  const { minLength = 0, maxLength, minItems = 0, maxItems, format } = schema;
  // An address that is no address would be refused for that.
  const end = format === 'email' ? '@example.com' : '';
  const tooLong = maxLength === undefined ? [] : [`${'x'.repeat(maxLength + 1 - end.length)}${end}`];
  const tooShort = minLength > 0 ? ['x'.repeat(minLength - 1)] : [];
  const tooMany = maxItems === undefined ? [] : [new Array(maxItems + 1).fill(sample(schema.items ?? {}))];
  const tooFew = minItems > 0 ? [new Array(minItems - 1).fill(sample(schema.items ?? {}))] : [];
  return [
    ...[...tooShort, ...tooLong].map((text) => [`of ${text.length} characters`, text] as const),
    ...[...tooFew, ...tooMany].map((items) => [`of ${items.length} items`, items] as const),
  ];
}

/** One less and more than allowed, and what no number of JSON can be. */
export function outOfRange({ schema: { minimum, maximum } }: Field): BadValue[] {
  return [
    ...(minimum === undefined ? [] : [minimum - 1, -Number.MAX_SAFE_INTEGER]),
    ...(maximum === undefined ? [] : [maximum + 1, Number.MAX_SAFE_INTEGER]),
  ].map(as);
}

/** Values beside the list: unknown, in other case, with space, the next number. */
export function notInList({ schema }: Field): BadValue[] {
  const [first] = schema.enum ?? [];
  if (first === undefined) return [];
  if (typeof first === 'number') return [-1, Math.max(...(schema.enum as number[])) + 1].map(as);
  return ['nonsense', String(first).toUpperCase(), ` ${first}`, ''].map(as);
}

const COLOURS = ['336699', '#369', '#33669', '#3366990', '#33669g', 'red', '#336699\n', ''];
const AMOUNTS = [
  '12',
  '12.5',
  '12.345',
  '12,50',
  '-12.50',
  '.50',
  '+1.00',
  '1e2',
  ' 1.00',
  '12345678901.00',
  '',
];
const ADDRESSES = ['nobody', 'nobody@', '@example.com', 'no body@example.com', 'a@b@example.com', ''];

/** Texts of a form that the field does not have: colours, amounts and addresses. */
export function wrongForms({ schema }: Field): BadValue[] {
  if (schema.format === 'email') return ADDRESSES.map(as);
  if (schema.pattern?.startsWith('^#')) return COLOURS.map(as);
  if (schema.pattern?.startsWith('^\\d')) return AMOUNTS.map(as);
  if (schema.pattern !== undefined)
    throw new Error(`missing contract test: no bad text for ${schema.pattern}`);
  return [];
}

/** Dates that no calendar has, and dates in other forms. */
const IMPOSSIBLE_DATES = [
  '2026-02-29',
  '2026-02-30',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026-1-5',
  '26-01-05',
  '05.01.2026',
  '2026-01-05T00:00:00Z',
  'today',
];

export function impossibleDates({ schema }: Field): BadValue[] {
  return schema.format === 'date' ? [...IMPOSSIBLE_DATES, ''].map(as) : [];
}

function as(value: unknown): BadValue {
  return [`as ${JSON.stringify(value)}`, value];
}
