import { parseJson, readBody } from '../../steps/validate.ts';
import type { Row } from '../../store/rows.ts';
import { at, fault, type Weaving } from '../fault.ts';
import { overlooking } from '../lenient-prism.ts';

const REFUSED = 'contract: input that breaks the document is refused with 422 naming the field';

/** Takes a body for another one that would do. */
function mending(mend: (value: unknown, name: string) => unknown): Weaving {
  return at(readBody, (sound) => (request) => {
    const body = sound(request);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
    return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, mend(value, name)])) as Row;
  });
}

export const overlooked = [
  fault('missing-field-is-taken', {
    sentence: 'A body without a required field is taken.',
    breaks: REFUSED,
    caughtBy: ['conformance/missing-field', 'conformance/empty-body'],
    weave: overlooking('body', 'required'),
  }),
  fault('wrong-type-is-taken', {
    sentence: 'A field of a wrong type is taken.',
    breaks: REFUSED,
    caughtBy: 'conformance/wrong-type',
    weave: overlooking('body', 'type'),
  }),
  fault('number-in-a-text-is-taken', {
    sentence: 'A text of digits is taken for a number.',
    breaks: REFUSED,
    caughtBy: 'conformance/wrong-type',
    weave: mending((value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value)),
  }),
  fault('true-is-taken-for-1', {
    sentence: 'true and false are taken for 1 and 0.',
    breaks: REFUSED,
    caughtBy: 'conformance/wrong-type',
    weave: mending((value) => (typeof value === 'boolean' ? Number(value) : value)),
  }),
  fault('null-counts-as-left-out', {
    sentence: 'null where it is not allowed counts as nothing said.',
    breaks: REFUSED,
    caughtBy: 'conformance/null',
    weave: mending((value, name) =>
      value === null && /^(name|email|color|minutes)$/.test(name) ? undefined : value,
    ),
  }),
  fault('out-of-range-is-taken', {
    sentence: 'A number out of range is taken.',
    breaks: REFUSED,
    caughtBy: 'conformance/range',
    weave: overlooking('body', 'minimum', 'maximum'),
  }),
  fault('out-of-range-is-cut', {
    sentence: 'Minutes out of range are cut to the range.',
    breaks: REFUSED,
    caughtBy: 'conformance/range',
    weave: mending((value, name) =>
      name === 'minutes' ? Math.min(1440, Math.max(0, Number(value))) : value,
    ),
  }),
  fault('bad-enum-is-taken', {
    sentence: 'A value that is not in the list is taken.',
    breaks: REFUSED,
    caughtBy: 'conformance/enum',
    weave: overlooking('body', 'enum'),
  }),
  fault('bad-date-is-taken', {
    sentence: 'A date that does not exist is taken.',
    breaks: REFUSED,
    caughtBy: 'conformance/date',
    weave: overlooking('body', 'format'),
  }),
  fault('bad-date-rolls-over', {
    sentence: '30 February is taken for 2 March.',
    breaks: REFUSED,
    caughtBy: 'conformance/date',
    weave: mending((value) => {
      const isDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
      const [year = 0, month = 1, day = 1] = isDate ? value.split('-').map(Number) : [];
      return isDate ? new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) : value;
    }),
  }),
  fault('too-long-is-taken', {
    sentence: 'A text that is too long is taken.',
    breaks: REFUSED,
    caughtBy: 'conformance/length',
    weave: overlooking('body', 'maxLength'),
  }),
  fault('too-long-is-cut', {
    sentence: 'A name that is too long is cut.',
    breaks: REFUSED,
    caughtBy: 'conformance/length',
    weave: mending((value, name) =>
      name === 'name' && typeof value === 'string' ? value.slice(0, 255) : value,
    ),
  }),
  fault('empty-name-is-taken', {
    sentence: 'A name may be empty.',
    breaks: REFUSED,
    caughtBy: 'conformance/length',
    weave: overlooking('body', 'minLength'),
  }),
  fault('bad-form-is-taken', {
    sentence: 'Colours, amounts and addresses of a wrong form are taken.',
    breaks: REFUSED,
    caughtBy: 'conformance/format',
    weave: overlooking('body', 'pattern', 'format'),
  }),
  fault('unknown-field-is-ignored', {
    sentence: 'A field that nobody knows is dropped in silence.',
    breaks: REFUSED,
    caughtBy: 'conformance/unknown-field',
    weave: overlooking('body', 'additionalProperties'),
  }),
  fault('malformed-json-is-empty', {
    sentence: 'A body that is not JSON counts as an empty one.',
    breaks: 'RFC 8259 section 9',
    caughtBy: 'conformance/malformed-json',
    weave: at(parseJson, (sound) => (body) => {
      try {
        return sound(body);
      } catch {
        return {};
      }
    }),
  }),
  fault('every-content-type-is-json', {
    sentence: 'A body of any type is read as JSON.',
    breaks: 'RFC 9110 section 15.5.16',
    caughtBy: 'conformance/content-type',
    weave: at(readBody, (sound) => ({ headers, ...request }) => {
      return sound({ ...request, headers: { ...headers, 'content-type': 'application/json' } });
    }),
  }),
  fault('list-is-taken-for-an-object', {
    sentence: 'A list of one object is taken for the object.',
    breaks: REFUSED,
    caughtBy: 'conformance/not-an-object',
    weave: at(readBody, (sound) => (request) => {
      const body: unknown = sound(request);
      return (Array.isArray(body) ? (body[0] ?? {}) : body) as Row;
    }),
  }),
];
