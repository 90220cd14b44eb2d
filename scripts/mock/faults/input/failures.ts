import { Problem } from '../../problems.ts';
import { recordId } from '../../steps/find-record.ts';
import { validate } from '../../steps/validate.ts';
import { at, fault, type Weaving } from '../fault.ts';

const NEVER_500 = 'OWASP API8:2023 (misconfiguration)';

/** Fails where input of this kind is refused. */
function failing(isMeant: (problem: Problem) => boolean): Weaving {
  return at(validate, (sound) => (...call) => {
    try {
      return sound(...call);
    } catch (error) {
      if (error instanceof Problem && isMeant(error)) throw new Problem('serverError');
      throw error;
    }
  });
}

const says = (text: RegExp) => (problem: Problem) => text.test(JSON.stringify(problem.errors ?? {}));

export const failures = [
  fault('500-on-malformed-json', {
    sentence: 'A body that is not JSON is answered with 500.',
    breaks: NEVER_500,
    caughtBy: 'conformance/malformed-json',
    weave: failing(({ code }) => code === 'malformedJson'),
  }),
  fault('500-on-wrong-content-type', {
    sentence: 'A body of another type is answered with 500.',
    breaks: NEVER_500,
    caughtBy: 'conformance/content-type',
    weave: failing(({ code }) => code === 'wrongContentType'),
  }),
  fault('500-on-bad-date', {
    sentence: 'A date that does not exist is answered with 500.',
    breaks: NEVER_500,
    caughtBy: ['conformance/date', 'conformance/query-date'],
    weave: failing(says(/format \\+"date/)),
  }),
  fault('500-on-wrong-type', {
    sentence: 'A field of a wrong type is answered with 500.',
    breaks: NEVER_500,
    caughtBy: 'conformance/wrong-type',
    weave: failing(says(/must be (integer|string|array|object)/)),
  }),
  fault('500-on-missing-field', {
    sentence: 'A body without a required field is answered with 500.',
    breaks: NEVER_500,
    caughtBy: 'conformance/missing-field',
    weave: failing(says(/is required/)),
  }),
  fault('500-on-long-text', {
    sentence: 'A text that is too long is answered with 500.',
    breaks: NEVER_500,
    caughtBy: 'conformance/length',
    weave: failing(says(/more than \d+ characters/)),
  }),
  fault('500-on-odd-id', {
    sentence: 'An id in the path that is no number is answered with 500.',
    breaks: NEVER_500,
    caughtBy: 'conformance/path-parameter',
    weave: at(recordId, (sound) => (text) => {
      if (!/^-?\d+$/.test(text)) throw new Problem('serverError');
      return sound(text);
    }),
  }),
];
