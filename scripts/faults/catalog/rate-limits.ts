import type { RateLimits } from '../../contract/contract.ts';
import type { Api } from '../../mock/api.ts';
import type { WindowLimit, WindowState } from '../../mock/rate-windows.ts';
import type { Grant } from '../../mock/tokens.ts';
import { createFaultState } from './edits.ts';
import { fault } from './fault.ts';

const LIMIT = 'ms-connector: 500 requests in 5 minutes on free, 2000 on business and pro';
const WINDOW = 'ms-connector: the limit holds for a window of 5 minutes';
const HEADERS_OF_429 = 'ms-connector: a 429 has X-RateLimit-Limit, Remaining, Reset and Retry-After';
const HEADERS_OF_ALL =
  'contract: every response after authentication has limit and remaining (guess: Laravel)';
const HEADERS = 'rate-limit/headers';
const LIMITS = 'rate-limit/limit';
const WINDOWS = 'rate-limit/window';
const WINDOW_SECONDS = 300;

/** Faults that count requests incorrectly or set wrong headers. */
export const rateLimits = [
  fault('limit-per-user', {
    description: 'The applications of a user share one rate limit.',
    breaks: 'article: each user/client pair has its own limit',
    detectedBy: 'rate-limit/user-client-pair',
    policies: { rateLimiting: (limiting) => ({ ...limiting, key: (userId) => limiting.key(userId, '') }) },
  }),
  fault('one-request-too-many', {
    description: 'One request over the limit is accepted.',
    breaks: LIMIT,
    detectedBy: LIMITS,
    steps({ countRequest }) {
      const remembered = createFaultState<string, number>();
      return {
        countRequest(api, grant) {
          const state = countRequest(api, grant);
          const letThrough = remembered(grant.workspace.rateWindows);
          const key = rateLimitKey(api, grant);
          if (state.allowed || letThrough.get(key) === state.resetsAt) return state;
          letThrough.set(key, state.resetsAt);
          return { ...state, allowed: true };
        },
      };
    },
  }),
  fault('free-as-business', {
    description: 'The free pricing plan allows 2000 requests.',
    breaks: LIMIT,
    detectedBy: LIMITS,
    contract(document) {
      (document['x-rate-limits'] as RateLimits).plans.free.limit = 2000;
    },
  }),
  fault('rejected-requests-do-not-count', {
    description: 'A request that is rejected with 403, 404 or 422 does not count.',
    breaks: 'contract: every request counts, rejected or not (guess: Laravel)',
    detectedBy: 'rate-limit/counted',
    steps({ route, countRequest, respondWithProblem }) {
      let giveBack: (() => void) | undefined;
      return {
        route(api, request) {
          giveBack = undefined;
          return route(api, request);
        },
        countRequest(api, grant) {
          const state = countRequest(api, grant);
          giveBack = () => setRemaining(api, grant, state.remaining + 1);
          return state;
        },
        respondWithProblem(api, problem) {
          if (problem.code !== 'tooManyRequests') giveBack?.();
          return respondWithProblem(api, problem);
        },
      };
    },
  }),
  fault('limit-after-everything-else', {
    description: 'Over the limit, an otherwise invalid request gets its other error instead of 429.',
    breaks: 'contract: the limit takes precedence over every error response except 401 (guess: Laravel)',
    detectedBy: 'rate-limit/counted',
    steps({ limitRate, handle, respond }) {
      let limitLate = () => {};
      return {
        limitRate(api, state) {
          limitLate = () => limitRate(api, state);
        },
        handle(...args) {
          limitLate();
          return handle(...args);
        },
        // Operations that are served from the example have no handler.
        respond(...args) {
          limitLate();
          return respond(...args);
        },
      };
    },
  }),

  fault('window-a-second-too-short', {
    description: 'A window lasts 299 seconds.',
    breaks: WINDOW,
    detectedBy: WINDOWS,
    contract(document) {
      (document['x-rate-limits'] as RateLimits).window_seconds = WINDOW_SECONDS - 1;
    },
  }),
  fault('window-slides', {
    description: 'Each request starts a new window, so the remaining count never recovers.',
    breaks: 'contract: a window is fixed from its first request (guess: Laravel)',
    detectedBy: WINDOWS,
    steps({ countRequest }) {
      const remembered = createFaultState<string, SlidingWindow>();
      return {
        countRequest(api, grant) {
          const windows = remembered(grant.workspace.rateWindows);
          const key = rateLimitKey(api, grant);
          const now = grant.workspace.clock.seconds();
          const { state, used } = slide(countRequest(api, grant), windows.get(key), now);
          windows.set(key, { lastAt: now, used });
          return state;
        },
      };
    },
  }),
  fault('window-by-the-clock', {
    description: 'Windows end at every fifth minute of the clock.',
    breaks: 'contract: a window is counted from its first request (guess: Laravel)',
    detectedBy: WINDOWS,
    steps: ({ countRequest }) => ({
      countRequest(api, grant) {
        const now = grant.workspace.clock.seconds();
        const wait = WINDOW_SECONDS - (now % WINDOW_SECONDS);
        return { ...countRequest(api, grant), wait, resetsAt: now + wait };
      },
    }),
  }),
  fault('plan-change-forgets-the-count', {
    description: 'A change of the pricing plan resets the count to the limit of the new pricing plan.',
    breaks: 'article: the current plan decides',
    detectedBy: 'rate-limit/plan',
    steps({ countRequest }) {
      const remembered = createFaultState<string, number>();
      return {
        countRequest(api, grant) {
          const limits = remembered(grant.workspace.rateWindows);
          const { limit } = allowance(api, grant);
          if ((limits.get('workspace') ?? limit) !== limit) setRemaining(api, grant, limit);
          limits.set('workspace', limit);
          return countRequest(api, grant);
        },
      };
    },
  }),

  fault('remaining-before-the-request', {
    description: 'X-RateLimit-Remaining does not count the request that it is returned for.',
    breaks: HEADERS_OF_ALL,
    detectedBy: [LIMITS, HEADERS],
    policies: {
      rateLimiting: (limiting) => ({
        ...limiting,
        headers: (state) =>
          limiting.headers({ ...state, remaining: state.remaining + (state.allowed ? 1 : 0) }),
      }),
    },
  }),
  fault('no-headers-below-the-limit', {
    description: 'Responses below the limit do not say how many requests remain.',
    breaks: HEADERS_OF_ALL,
    detectedBy: [HEADERS, 'operations/success'],
    policies: {
      rateLimiting: (limiting) => ({
        ...limiting,
        headers: (state): Record<string, string> => (state.allowed ? {} : limiting.headers(state)),
      }),
    },
  }),
  fault('no-retry-after', {
    description: 'A 429 does not say how long to wait.',
    breaks: HEADERS_OF_429,
    detectedBy: HEADERS,
    policies: {
      rateLimiting: (limiting) => ({
        ...limiting,
        headersOverLimit(state) {
          const { 'Retry-After': _, ...headers } = limiting.headersOverLimit(state);
          return headers;
        },
      }),
    },
  }),
  fault('reset-in-milliseconds', {
    description: 'X-RateLimit-Reset is in milliseconds.',
    breaks: HEADERS_OF_429,
    detectedBy: HEADERS,
    policies: {
      rateLimiting: (limiting) => ({
        ...limiting,
        headersOverLimit: (state) => ({
          ...limiting.headersOverLimit(state),
          'X-RateLimit-Reset': String(state.resetsAt * 1000),
        }),
      }),
    },
  }),
];

function rateLimitKey({ policies }: Api, { userId, application }: Grant): string {
  return policies.rateLimiting.key(userId, application);
}

function allowance({ rateLimit, policies, contract }: Api, { workspace }: Grant): WindowLimit {
  return rateLimit ?? policies.rateLimiting.allowance(workspace, contract.rateLimits);
}

function setRemaining(api: Api, grant: Grant, remaining: number): void {
  const { rateWindows, clock } = grant.workspace;
  rateWindows.setRemaining(rateLimitKey(api, grant), remaining, allowance(api, grant), clock.seconds());
}

interface SlidingWindow {
  lastAt: number;
  used: number;
}

function slide(fixed: WindowState, window: SlidingWindow | undefined, now: number) {
  const counted = fixed.limit - fixed.remaining;
  const continues = window !== undefined && now - window.lastAt < WINDOW_SECONDS;
  const used = continues ? Math.max(window.used + 1, counted) : counted;
  const state: WindowState = {
    ...fixed,
    remaining: Math.max(0, fixed.limit - used),
    allowed: used <= fixed.limit && fixed.allowed,
    resetsAt: now + WINDOW_SECONDS,
    wait: WINDOW_SECONDS,
  };
  return { state, used };
}
