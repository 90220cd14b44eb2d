import type { Budget } from '../../rate-windows.ts';
import { rateHeaders } from '../../steps/rate-limit.ts';
import { headersWith } from '../answer-edits.ts';
import { at, fault, type Weaving } from '../fault.ts';

const TOLD = 'ms-connector: a 429 tells X-RateLimit-Limit, Remaining, Reset and Retry-After';
const SHOWN = 'contract: limit and remaining are on every answer after authentication (guess: Laravel)';
const HEADERS = 'rate-limit/headers';
const COUNTED = 'rate-limit/counted';

const told = (change: (budget: Budget) => Budget): Weaving[] => [
  at(rateHeaders, (sound) => (budget) => sound(change(budget))),
];

export const headers = [
  fault('wait-below-the-limit', {
    sentence: 'Answers below the limit say how long to wait.',
    breaks: 'contract: Retry-After goes with 429 alone (guess: Laravel)',
    caughtBy: HEADERS,
    weave: headersWith(({ headers: { 'X-RateLimit-Limit': limit } }) =>
      limit ? { 'Retry-After': '300' } : {},
    ),
  }),
  fault('no-headers-below-the-limit', {
    sentence: 'Answers below the limit do not say what is left.',
    breaks: SHOWN,
    caughtBy: [HEADERS, 'operations/success'],
    weave: headersWith(({ status }) =>
      status === 429 ? {} : { 'X-RateLimit-Limit': undefined, 'X-RateLimit-Remaining': undefined },
    ),
  }),
  fault('no-headers-on-refusals', {
    sentence: 'Refusals with 403, 404 and 422 do not say what is left.',
    breaks: SHOWN,
    caughtBy: COUNTED,
    weave: headersWith(({ status }) =>
      status >= 400 && status !== 429
        ? { 'X-RateLimit-Limit': undefined, 'X-RateLimit-Remaining': undefined }
        : {},
    ),
  }),
  fault('headers-without-a-token', {
    sentence: 'Refusals with 401 say what is left, of nobody.',
    breaks: 'contract: without a token there is nothing to count (guess)',
    caughtBy: COUNTED,
    weave: headersWith(({ status }) =>
      status === 401 ? { 'X-RateLimit-Limit': '2000', 'X-RateLimit-Remaining': '2000' } : {},
    ),
  }),
  fault('remaining-before-the-request', {
    sentence: 'X-RateLimit-Remaining does not count the request that it answers.',
    breaks: SHOWN,
    caughtBy: ['rate-limit/limit', HEADERS],
    weave: told((budget) => ({ ...budget, remaining: budget.remaining + (budget.allowed ? 1 : 0) })),
  }),
  fault('remaining-below-zero', {
    sentence: 'Over the limit X-RateLimit-Remaining is -1.',
    breaks: TOLD,
    caughtBy: HEADERS,
    weave: told((budget) => ({ ...budget, remaining: budget.allowed ? budget.remaining : -1 })),
  }),
  fault('limit-of-another-plan', {
    sentence: 'X-RateLimit-Limit is 2000 on every plan.',
    breaks: TOLD,
    caughtBy: 'rate-limit/limit',
    weave: told((budget) => ({ ...budget, limit: 2000 })),
  }),
];
