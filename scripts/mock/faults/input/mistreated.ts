import { invalid, Problem } from '../../problems.ts';
import { parseQuery } from '../../query.ts';
import { recordId } from '../../steps/find-record.ts';
import { parseJson, readBody, validate } from '../../steps/validate.ts';
import { refusals, withBody } from '../answer-edits.ts';
import { parameterOf, propertyOf } from '../contract-edits.ts';
import { at, fault, inContract, type Weaving } from '../fault.ts';

const NAMED = 'contract: a 422 names every field that is wrong (guess: Laravel)';

type Errors = Record<string, string[]>;
const naming = (change: (errors: Errors) => Errors): Weaving =>
  refusals((answer) =>
    answer.status === 422
      ? withBody(answer, ({ message, errors }) => ({ message, errors: change(errors as Errors) }))
      : answer,
  );
const renamed = (errors: Errors, name: (field: string) => string): Errors =>
  Object.fromEntries(Object.entries(errors).map(([field, texts]) => [name(field), texts]));

export const mistreated = [
  fault('422-on-odd-id', {
    sentence: 'An id in the path that is no number is answered with 422.',
    breaks: "contract: what is no id is nobody's id (guess)",
    caughtBy: 'conformance/path-parameter',
    weave: at(recordId, (sound) => (text) => {
      if (sound(text) === undefined) throw invalid({ id: ['The id field must be integer.'] });
      return sound(text);
    }),
  }),
  fault('malformed-json-is-422', {
    sentence: 'A body that is not JSON is answered with 422.',
    breaks: 'RFC 9110 section 15.5.1',
    caughtBy: 'conformance/malformed-json',
    weave: at(parseJson, (sound) => (body) => {
      try {
        return sound(body);
      } catch {
        throw invalid({ body: ['The body field must be JSON.'] });
      }
    }),
  }),
  fault('empty-body-is-400', {
    sentence: 'An empty body is refused as no JSON.',
    breaks: 'contract: an empty body counts as {} (guess)',
    caughtBy: 'conformance/empty-body',
    weave: at(readBody, (sound) => (request) => {
      if (request.body.length === 0) throw new Problem('malformedJson');
      return sound(request);
    }),
  }),
  fault('byte-order-mark-is-refused', {
    sentence: 'A body with a byte order mark is refused.',
    breaks: 'RFC 8259 section 8.1',
    caughtBy: 'conformance/unusual-json',
    weave: at(parseJson, (sound) => (body) => {
      if (body[0] === 0xef) throw new Problem('malformedJson');
      return sound(body);
    }),
  }),
  fault('body-of-a-delete-is-refused', {
    sentence: 'A delete that carries a body is refused.',
    breaks: 'contract: a body where none is taken is ignored (guess)',
    caughtBy: 'conformance/ignored-body',
    weave: at(validate, (sound) => (prism, operation, request) => {
      const isOdd = operation.method === 'delete' && request.body.length > 0;
      if (isOdd) throw invalid({ body: ['The body field must be empty.'] });
      return sound(prism, operation, request);
    }),
  }),
  fault('unknown-parameter-is-refused', {
    sentence: 'A query parameter that nobody knows is refused.',
    breaks: 'contract: unknown parameters are ignored (guess)',
    caughtBy: 'conformance/query-unknown',
    weave: at(parseQuery, (sound) => (operation, text) => {
      const known = operation.queryParameters.map(({ name }) => name);
      const unknown = [...new URLSearchParams(text).keys()].find((name) => !known.includes(name));
      if (unknown !== undefined) throw invalid({ [unknown]: [`The ${unknown} field is unknown.`] });
      return sound(operation, text);
    }),
  }),
  fault('last-of-two-parameters', {
    sentence: 'Of a parameter that is there twice the last one counts.',
    breaks: 'contract: a parameter is there once (guess)',
    caughtBy: 'conformance/query-form',
    weave: at(parseQuery, (sound) => (operation, text) => {
      const query = sound(operation, text);
      const last = Object.entries(query).map(([name, value]) => {
        return [name, name.endsWith('[]') ? value : ([value].flat().at(-1) ?? '')];
      });
      return Object.fromEntries(last);
    }),
  }),
  fault('empty-parameter-is-ignored', {
    sentence: 'A parameter without a value counts as left out.',
    breaks: 'contract: an empty parameter is refused (guess)',
    caughtBy: 'conformance/query-form',
    weave: at(parseQuery, (sound) => (operation, text) => {
      return Object.fromEntries(Object.entries(sound(operation, text)).filter(([, value]) => value !== ''));
    }),
  }),
  fault('first-error-only', {
    sentence: 'A 422 names the first field that is wrong.',
    breaks: NAMED,
    caughtBy: ['authorization/moving', 'conformance/empty-body'],
    weave: naming((errors) => Object.fromEntries(Object.entries(errors).slice(0, 1))),
  }),
  fault('errors-by-column', {
    sentence: 'A 422 names fields as they are read, not as they are sent.',
    breaks: NAMED,
    caughtBy: 'conformance/missing-field',
    weave: naming((errors) => renamed(errors, (field) => (field === 'minutes' ? 'entry_minutes' : field))),
  }),
  fault('errors-without-place', {
    sentence: 'A 422 names a list, not which item of it is wrong.',
    breaks: NAMED,
    caughtBy: ['conformance/wrong-type', 'conformance/unknown-id'],
    weave: naming((errors) => renamed(errors, (field) => field.split('.')[0] ?? field)),
  }),
  fault('last-minute-of-a-day-is-refused', {
    sentence: 'An entry of 1440 minutes is refused.',
    breaks: 'contract: an entry has up to 1440 minutes (guess)',
    caughtBy: 'conformance/edge-values',
    weave: inContract((document) => {
      propertyOf(document, 'EntryCreate', 'minutes').maximum = 1439;
    }),
  }),
  fault('per-page-of-100-is-refused', {
    sentence: 'per_page may be 99 at most.',
    breaks: 'client-sneup: per_page goes up to 100',
    caughtBy: 'conformance/query-edges',
    weave: inContract((document) => {
      parameterOf(document, 'listEntries', 'per_page').maximum = 99;
    }),
  }),
];
