import type { RateLimits } from '../../../spec/contract.ts';
import { answerApi } from '../../answer.ts';
import type { Answer, Request } from '../../http.ts';
import type { Budget } from '../../rate-windows.ts';
import { bearerToken } from '../../steps/authenticate.ts';
import { allowance, countRequest, coupleOf } from '../../steps/rate-limit.ts';
import type { Grant } from '../../tokens.ts';
import { at, fault, inContract, type Weaving } from '../fault.ts';

const COUPLE = 'article: each user-application couple has a limit of its own';
const LIMIT = 'ms-connector: 500 requests in 5 minutes on free, 2000 on business and pro';
const ALL_COUNT = 'contract: every request counts, refused or not (guess: Laravel)';
const COUPLES = 'rate-limit/couple';
const LIMITS = 'rate-limit/limit';

const budgets = (change: (budget: Budget, grant: Grant) => Budget): Weaving =>
  at(countRequest, (sound) => (grant, limits, override) => change(sound(grant, limits, override), grant));
const limits = (change: (limits: RateLimits) => void): Weaving =>
  inContract((document) => change(document['x-rate-limits'] as RateLimits));

/** Gives a request back to its couple once it is answered. */
function uncounted(isMeant: (request: Request, answer: Answer) => boolean): Weaving {
  return at(answerApi, (sound) => (api, request) => {
    const answer = sound(api, request);
    const left = Number(answer.headers['X-RateLimit-Remaining']);
    if (Number.isNaN(left) || answer.status === 429 || !isMeant(request, answer)) return answer;
    const grant = api.tokens.find(bearerToken(request.authorization)) as Grant;
    const { limit, windowSeconds } = allowance(grant, api.contract.rateLimits, api.rateLimit);
    const { rateWindows, clock } = grant.workspace;
    const couple = coupleOf(grant.userId, grant.application);
    rateWindows.setRemaining(couple, Math.min(limit, left + 1), limit, windowSeconds, clock.seconds());
    return answer;
  });
}

export const counts = [
  fault('limit-per-user', {
    sentence: 'The applications of a user share one budget.',
    breaks: COUPLE,
    caughtBy: COUPLES,
    weave: at(coupleOf, (sound) => (userId) => sound(userId, '')),
  }),
  fault('limit-per-application', {
    sentence: 'The users of an application share one budget.',
    breaks: COUPLE,
    caughtBy: COUPLES,
    weave: at(coupleOf, (sound) => (_userId, application) => sound(0, application)),
  }),
  fault('limit-per-workspace', {
    sentence: 'Everybody in a workspace shares one budget.',
    breaks: COUPLE,
    caughtBy: COUPLES,
    weave: at(coupleOf, (sound) => () => sound(0, '')),
  }),
  fault('limit-per-token', {
    sentence: 'A new token brings a new budget.',
    breaks: COUPLE,
    caughtBy: COUPLES,
    weave: at(countRequest, (sound) => {
      const firstTokens = new Map<string, string>();
      return (grant, ...rest) => {
        const couple = coupleOf(grant.userId, grant.application);
        const first = firstTokens.get(couple) ?? grant.hash;
        firstTokens.set(couple, first);
        return sound(grant.hash === first ? grant : { ...grant, application: grant.hash }, ...rest);
      };
    }),
  }),
  fault('personal-tokens-share-a-budget', {
    sentence: 'The personal tokens of a user share one budget.',
    breaks: 'contract: a personal token counts as an application (guess)',
    caughtBy: COUPLES,
    weave: at(coupleOf, (sound) => (userId, application) => {
      return sound(userId, application.startsWith('personal:') ? 'personal' : application);
    }),
  }),
  fault('one-request-too-few', {
    sentence: 'The last allowed request is refused.',
    breaks: LIMIT,
    caughtBy: LIMITS,
    weave: budgets((budget) => ({ ...budget, allowed: budget.allowed && budget.remaining > 0 })),
  }),
  fault('one-request-too-many', {
    sentence: 'One request over the limit is let through.',
    breaks: LIMIT,
    caughtBy: LIMITS,
    weave: at(countRequest, (sound) => {
      const letThrough = new Set<string>();
      return (grant, ...rest) => {
        const budget = sound(grant, ...rest);
        const window = `${coupleOf(grant.userId, grant.application)} ${budget.resetsAt}`;
        if (budget.allowed || letThrough.has(window)) return budget;
        letThrough.add(window);
        return { ...budget, allowed: true };
      };
    }),
  }),
  fault('no-limit', {
    sentence: 'Requests over the limit are let through.',
    breaks: 'OWASP API4:2023 (resource consumption)',
    caughtBy: LIMITS,
    weave: budgets((budget) => ({ ...budget, allowed: true })),
  }),
  fault('free-as-business', {
    sentence: 'A free account may send 2000 requests.',
    breaks: LIMIT,
    caughtBy: LIMITS,
    weave: limits(({ plans }) => {
      plans.free.limit = 2000;
    }),
  }),
  fault('business-as-free', {
    sentence: 'A business account may send 500 requests.',
    breaks: LIMIT,
    caughtBy: LIMITS,
    weave: limits(({ plans }) => {
      plans.business.limit = 500;
    }),
  }),
  fault('pro-without-limit', {
    sentence: 'A pro account may send 20,000 requests.',
    breaks: LIMIT,
    caughtBy: LIMITS,
    weave: limits(({ plans }) => {
      plans.pro.limit = 20_000;
    }),
  }),
  fault('every-request-counts-twice', {
    sentence: 'A request counts as two.',
    breaks: LIMIT,
    caughtBy: LIMITS,
    weave: at(countRequest, (sound) => (...call) => {
      sound(...call);
      return sound(...call);
    }),
  }),
  fault('refused-requests-do-not-count', {
    sentence: 'A request that is refused with 403, 404 or 422 does not count.',
    breaks: ALL_COUNT,
    caughtBy: 'rate-limit/counted',
    weave: uncounted((_request, { status }) => status >= 400),
  }),
  fault('malformed-requests-do-not-count', {
    sentence: 'A request whose body cannot be read does not count.',
    breaks: ALL_COUNT,
    caughtBy: 'rate-limit/counted',
    weave: uncounted((_request, { status }) => status === 400 || status === 415),
  }),
];
