import { Problem } from '../../problems.ts';
import { route } from '../../steps/route.ts';
import { type Body, refusals, withBody } from '../answer-edits.ts';
import { at, fault } from '../fault.ts';

const SHAPE = 'contract: a refusal is {message}, a 422 {message, errors} (guess: Laravel)';

const ofStatus = (status: number, change: (body: Body) => unknown) =>
  refusals((answer) => (answer.status === status ? withBody(answer, change) : answer));
const withoutHeader = (name: string) =>
  refusals(({ headers: { [name]: _, ...headers }, ...answer }) => ({ ...answer, headers }));

export const refusalFaults = [
  fault('refusal-without-message', {
    sentence: 'A 404 says {error} in place of {message}.',
    breaks: SHAPE,
    caughtBy: ['state/delete', 'authorization/matrix/reads'],
    weave: ofStatus(404, ({ message }) => ({ error: message })),
  }),
  fault('refusal-as-html', {
    sentence: 'A 403 comes as a page for people.',
    breaks: SHAPE,
    caughtBy: 'authorization/matrix/refused',
    weave: refusals((answer) =>
      answer.status === 403
        ? {
            ...answer,
            headers: { ...answer.headers, 'Content-Type': 'text/html' },
            body: '<h1>Forbidden</h1>',
          }
        : answer,
    ),
  }),
  fault('refusal-without-body', {
    sentence: 'A 401 has no body.',
    breaks: SHAPE,
    caughtBy: 'authorization/authentication',
    weave: refusals((answer) => (answer.status === 401 ? { ...answer, body: '' } : answer)),
  }),
  fault('refusal-with-trace', {
    sentence: 'A 404 tells the file and line of the code that refused.',
    breaks: 'OWASP API8:2023 (misconfiguration)',
    caughtBy: ['conformance/path-parameter', 'authorization/matrix/reads'],
    weave: ofStatus(404, (body) => ({
      ...body,
      exception: 'NotFoundException',
      file: 'Entry.php',
      line: 42,
    })),
  }),
  fault('refusal-in-other-words', {
    sentence: 'A 403 names the role that would do.',
    breaks: SHAPE,
    caughtBy: 'authorization/matrix/refused',
    weave: ofStatus(403, () => ({ message: 'Only an admin may do this.' })),
  }),
  fault('errors-left-out', {
    sentence: 'A 422 does not say which fields are wrong.',
    breaks: SHAPE,
    caughtBy: 'conformance/missing-field',
    weave: ofStatus(422, ({ message }) => ({ message })),
  }),
  fault('errors-as-text', {
    sentence: 'A 422 has a text for each field in place of a list of texts.',
    breaks: SHAPE,
    caughtBy: 'conformance/missing-field',
    weave: ofStatus(422, ({ message, errors }) => {
      const texts = Object.entries(errors as Record<string, string[]>).map(([name, [text]]) => [name, text]);
      return { message, errors: Object.fromEntries(texts) };
    }),
  }),
  fault('405-without-allow', {
    sentence: 'A 405 does not say which methods there are.',
    breaks: 'RFC 9110 section 15.5.6',
    caughtBy: 'conformance/wrong-method',
    weave: withoutHeader('Allow'),
  }),
  fault('405-allows-nothing-else', {
    sentence: 'A 405 names GET alone, whatever the path knows.',
    breaks: 'RFC 9110 section 10.2.1',
    caughtBy: 'conformance/wrong-method',
    weave: refusals((answer) =>
      answer.status === 405 ? { ...answer, headers: { ...answer.headers, Allow: 'GET' } } : answer,
    ),
  }),
  fault('405-as-404', {
    sentence: 'A method that a path does not know is answered with 404.',
    breaks: 'RFC 9110 section 15.5.6',
    caughtBy: 'conformance/wrong-method',
    weave: at(route, (sound) => (router, basePath, method, path) => {
      try {
        return sound(router, basePath, method, path);
      } catch {
        throw new Problem('notFound');
      }
    }),
  }),
  fault('401-without-challenge', {
    sentence: 'A 401 does not ask for a bearer token.',
    breaks: 'RFC 6750 section 3',
    caughtBy: 'authorization/authentication',
    weave: withoutHeader('WWW-Authenticate'),
  }),
];
