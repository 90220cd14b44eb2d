import { type Body, bodies, lists, only, singles, successes } from '../answer-edits.ts';
import { fault } from '../fault.ts';

const WRAPPER = 'client-sneup: a list is {data, meta}; contract: a record is {data}';
const JSON_ONLY = 'client-timeneyecli: the API speaks JSON';
const CONFORMS = 'operations/success';

const without =
  (name: string) =>
  ({ [name]: _, ...body }: Body) =>
    body;

export const form = [
  fault('record-without-wrapper', {
    sentence: 'A single record comes without its wrapper {data}.',
    breaks: WRAPPER,
    caughtBy: CONFORMS,
    weave: bodies(singles, ({ data }) => data),
  }),
  fault('record-in-list-wrapper', {
    sentence: 'A single record comes as a list of one.',
    breaks: WRAPPER,
    caughtBy: CONFORMS,
    weave: bodies(singles, ({ data }) => ({ data: [data] })),
  }),
  fault('record-wrapped-by-name', {
    sentence: 'A single entry comes as {entry} in place of {data}.',
    breaks: WRAPPER,
    caughtBy: CONFORMS,
    weave: bodies(only('getEntry', 'createEntry', 'updateEntry'), ({ data }) => ({ entry: data })),
  }),
  fault('list-without-wrapper', {
    sentence: 'The list of projects comes as a bare array.',
    breaks: WRAPPER,
    caughtBy: CONFORMS,
    weave: bodies(only('listProjects'), ({ data }) => data),
  }),
  fault('links-left-out', {
    sentence: 'Lists come without links.',
    breaks: 'contract: a list has links to its pages (guess: Laravel paginator)',
    caughtBy: CONFORMS,
    weave: bodies(lists, without('links')),
  }),
  fault('meta-left-out', {
    sentence: 'Lists come without meta.',
    breaks: WRAPPER,
    caughtBy: CONFORMS,
    weave: bodies(lists, without('meta')),
  }),
  fault('wrong-content-type', {
    sentence: 'Answers are JSON and say that they are HTML.',
    breaks: JSON_ONLY,
    caughtBy: CONFORMS,
    weave: successes(
      () => true,
      (answer) => ({ ...answer, headers: { ...answer.headers, 'Content-Type': 'text/html' } }),
    ),
  }),
  fault('no-content-type', {
    sentence: 'Answers to deletes do not say what they are.',
    breaks: 'RFC 9110 section 8.3',
    caughtBy: CONFORMS,
    weave: successes(
      ({ method }) => method === 'delete',
      ({ headers: { 'Content-Type': _, ...headers }, ...answer }) => ({ ...answer, headers }),
    ),
  }),
  fault('broken-json', {
    sentence: 'Lists are cut off before their end.',
    breaks: 'RFC 8259 section 2',
    caughtBy: CONFORMS,
    weave: successes(lists, (answer) => ({ ...answer, body: String(answer.body).slice(0, -1) })),
  }),
  fault('warning-before-json', {
    sentence: 'A warning of the server stands before the JSON of an answer.',
    breaks: 'OWASP API8:2023 (misconfiguration)',
    caughtBy: CONFORMS,
    weave: successes(only('getProject'), (answer) => ({
      ...answer,
      body: `<b>Warning</b>: Undefined array key in Project.php on line 42\n${answer.body}`,
    })),
  }),
];
