import { malformedParameters } from '../../query.ts';
import { recordId } from '../../steps/find-record.ts';
import { at, fault } from '../fault.ts';
import { overlooking } from '../lenient-prism.ts';

const REFUSED = 'contract: input that breaks the document is refused with 422 naming the field';

export const overlookedQueries = [
  fault('too-many-items-are-taken', {
    sentence: 'A list in a query may be as long as it likes.',
    breaks: 'OWASP API4:2023 (resource consumption)',
    caughtBy: 'conformance/query-form',
    weave: overlooking('query', 'maxItems'),
  }),
  fault('query-out-of-range-is-taken', {
    sentence: 'page and per_page may be out of range.',
    breaks: 'OWASP API4:2023 (resource consumption)',
    caughtBy: 'conformance/query-range',
    weave: overlooking('query', 'minimum', 'maximum'),
  }),
  fault('query-bad-enum-is-taken', {
    sentence: 'sort_by may name a field that does not sort.',
    breaks: REFUSED,
    caughtBy: 'conformance/query-enum',
    weave: overlooking('query', 'enum'),
  }),
  fault('query-bad-date-is-taken', {
    sentence: 'A query may name a date that does not exist.',
    breaks: REFUSED,
    caughtBy: 'conformance/query-date',
    weave: overlooking('query', 'format'),
  }),
  fault('query-number-in-any-form', {
    sentence: 'A number in a query may be written as 1e1 or 0x1.',
    breaks: REFUSED,
    caughtBy: 'conformance/query-type',
    weave: at(malformedParameters, () => () => []),
  }),
  fault('path-number-in-any-form', {
    sentence: 'An id in the path may be followed by letters.',
    breaks: "contract: what is no id is nobody's id (guess)",
    caughtBy: 'conformance/path-parameter',
    weave: at(recordId, (sound) => (text) => sound(String(Number.parseInt(text, 10)))),
  }),
];
