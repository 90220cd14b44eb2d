import { answerApi } from '../../answer.ts';
import { headersWith } from '../answer-edits.ts';
import { at, fault } from '../fault.ts';

const TOLD = 'ms-connector: a 429 tells X-RateLimit-Limit, Remaining, Reset and Retry-After';
const HEADERS = 'rate-limit/headers';

/** Other headers on answers over the limit. */
const over = (change: (headers: Record<string, string>) => Record<string, string | undefined>) =>
  headersWith(({ status, headers }) => (status === 429 ? change(headers) : {}));
const times = (name: string, factor: number) =>
  over(({ [name]: value }) => ({ [name]: String(Math.floor(Number(value) * factor)) }));

export const refusal = [
  fault('no-retry-after', {
    sentence: 'A 429 does not say how long to wait.',
    breaks: TOLD,
    caughtBy: HEADERS,
    weave: over(() => ({ 'Retry-After': undefined })),
  }),
  fault('no-reset', {
    sentence: 'A 429 does not say when the window ends.',
    breaks: TOLD,
    caughtBy: HEADERS,
    weave: over(() => ({ 'X-RateLimit-Reset': undefined })),
  }),
  fault('no-limit-on-429', {
    sentence: 'A 429 does not say what the limit is.',
    breaks: TOLD,
    caughtBy: HEADERS,
    weave: over(() => ({ 'X-RateLimit-Limit': undefined, 'X-RateLimit-Remaining': undefined })),
  }),
  fault('retry-after-in-milliseconds', {
    sentence: 'Retry-After counts milliseconds.',
    breaks: 'RFC 9110 section 10.2.3',
    caughtBy: HEADERS,
    weave: times('Retry-After', 1000),
  }),
  fault('retry-after-in-minutes', {
    sentence: 'Retry-After counts minutes.',
    breaks: 'RFC 9110 section 10.2.3',
    caughtBy: HEADERS,
    weave: times('Retry-After', 1 / 60),
  }),
  fault('retry-after-a-second-too-little', {
    sentence: 'Who waits as long as Retry-After says is refused once more.',
    breaks: TOLD,
    caughtBy: ['rate-limit/window', HEADERS],
    weave: over(({ 'Retry-After': wait }) => ({ 'Retry-After': String(Number(wait) - 1) })),
  }),
  fault('retry-after-is-always-the-window', {
    sentence: 'Retry-After is 300, however much of the window has passed.',
    breaks: TOLD,
    caughtBy: HEADERS,
    weave: over(() => ({ 'Retry-After': '300' })),
  }),
  fault('reset-in-milliseconds', {
    sentence: 'X-RateLimit-Reset counts milliseconds.',
    breaks: TOLD,
    caughtBy: HEADERS,
    weave: times('X-RateLimit-Reset', 1000),
  }),
  fault('reset-from-now-on', {
    sentence: 'X-RateLimit-Reset is the wait, not the instant.',
    breaks: TOLD,
    caughtBy: HEADERS,
    weave: over(({ 'Retry-After': wait }) => ({ 'X-RateLimit-Reset': wait })),
  }),
  fault('reset-in-the-past', {
    sentence: 'X-RateLimit-Reset is the start of the window.',
    breaks: TOLD,
    caughtBy: HEADERS,
    weave: over(({ 'X-RateLimit-Reset': reset }) => ({ 'X-RateLimit-Reset': String(Number(reset) - 300) })),
  }),
  fault('429-as-403', {
    sentence: 'A request over the limit is refused with 403.',
    breaks: 'RFC 6585 section 4',
    caughtBy: 'rate-limit/limit',
    weave: at(answerApi, (sound) => (api, request) => {
      const answer = sound(api, request);
      return answer.status === 429 ? { ...answer, status: 403 } : answer;
    }),
  }),
  fault('429-as-503', {
    sentence: 'A request over the limit is refused with 503.',
    breaks: 'RFC 6585 section 4',
    caughtBy: 'rate-limit/limit',
    weave: at(answerApi, (sound) => (api, request) => {
      const answer = sound(api, request);
      return answer.status === 429 ? { ...answer, status: 503 } : answer;
    }),
  }),
];
