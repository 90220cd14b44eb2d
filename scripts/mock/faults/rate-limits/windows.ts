import type { RateLimits } from '../../../spec/contract.ts';
import { answerApi } from '../../answer.ts';
import { jsonAnswer } from '../../http.ts';
import { Problem } from '../../problems.ts';
import type { Budget } from '../../rate-windows.ts';
import { allowance, countRequest, coupleOf, refuseOverLimit } from '../../steps/rate-limit.ts';
import { at, fault, inContract, type Weaving } from '../fault.ts';

const WINDOW = 'ms-connector: the limit holds for a window of 5 minutes';
const PLAN = 'article: the plan of the moment counts';
const WINDOWS = 'rate-limit/window';

const windowOf = (seconds: number): Weaving =>
  inContract((document) => {
    (document['x-rate-limits'] as RateLimits).window_seconds = seconds;
  });

/** Counts with something that is remembered of each couple. */
function remembering<S>(count: (real: Budget, memory: S | undefined, now: number) => [Budget, S]): Weaving {
  return at(countRequest, (sound) => {
    const memories = new Map<string, S>();
    return (grant, ...rest) => {
      const couple = coupleOf(grant.userId, grant.application);
      const now = grant.workspace.clock.seconds();
      const [budget, memory] = count(sound(grant, ...rest), memories.get(couple), now);
      memories.set(couple, memory);
      return budget;
    };
  });
}

export const windows = [
  fault('window-of-a-minute', {
    sentence: 'A window lasts one minute.',
    breaks: WINDOW,
    caughtBy: WINDOWS,
    weave: windowOf(60),
  }),
  fault('window-a-second-too-long', {
    sentence: 'A window lasts 301 seconds.',
    breaks: WINDOW,
    caughtBy: WINDOWS,
    weave: windowOf(301),
  }),
  fault('window-a-second-too-short', {
    sentence: 'A window lasts 299 seconds.',
    breaks: WINDOW,
    caughtBy: WINDOWS,
    weave: windowOf(299),
  }),
  fault('window-in-milliseconds', {
    sentence: 'A window lasts 300,000 seconds.',
    breaks: WINDOW,
    caughtBy: WINDOWS,
    weave: windowOf(300_000),
  }),
  fault('window-slides', {
    sentence:
      'A window starts anew with each request, so that who goes on asking never gets a full budget again.',
    breaks: 'contract: a window is fixed from its first request (guess: Laravel)',
    caughtBy: WINDOWS,
    weave: remembering<{ at: number; used: number }>((real, memory, now) => {
      const counted = real.limit - real.remaining;
      const goesOn = memory !== undefined && now - memory.at < 300;
      const used = goesOn ? Math.max(memory.used + 1, counted) : counted;
      const remaining = Math.max(0, real.limit - used);
      return [
        { ...real, remaining, allowed: used <= real.limit && real.allowed, resetsAt: now + 300, wait: 300 },
        { at: now, used },
      ];
    }),
  }),
  fault('window-by-the-clock', {
    sentence: 'Windows end at every fifth minute of the clock.',
    breaks: 'contract: a window is counted from its first request (guess: Laravel)',
    caughtBy: WINDOWS,
    weave: remembering<object>((real, _memory, now) => {
      const wait = 300 - (now % 300);
      return [{ ...real, wait, resetsAt: now + wait }, {}];
    }),
  }),
  fault('refused-requests-lengthen-the-wait', {
    sentence: 'A request over the limit has to wait the whole window from then on.',
    breaks: 'contract: a refused request does not lengthen the wait (guess: Laravel)',
    caughtBy: WINDOWS,
    weave: remembering<{ until: number }>((real, memory, now) => {
      const isRefused = !real.allowed || (memory !== undefined && now < memory.until);
      if (!isRefused) return [real, { until: 0 }];
      return [
        { ...real, allowed: false, remaining: 0, wait: 300, resetsAt: now + 300 },
        { until: now + 300 },
      ];
    }),
  }),
  fault('plan-of-the-window', {
    sentence: 'The plan at the start of a window counts until its end.',
    breaks: PLAN,
    caughtBy: 'rate-limit/plan',
    weave: at(allowance, (sound) => {
      const known = new Map<string, { limit: number; until: number }>();
      return (grant, ...rest) => {
        const found = sound(grant, ...rest);
        const { workspace } = grant;
        const now = workspace.clock.seconds();
        const held = known.get(workspace.id);
        if (held && now < held.until) return { ...found, limit: held.limit };
        known.set(workspace.id, { limit: found.limit, until: now + found.windowSeconds });
        return found;
      };
    }),
  }),
  fault('plan-change-forgets-the-count', {
    sentence: 'A change of plan gives the whole budget of the new one.',
    breaks: PLAN,
    caughtBy: 'rate-limit/plan',
    weave: at(countRequest, (sound) => {
      const known = new Map<string, number>();
      return (grant, limits, override) => {
        const { limit, windowSeconds } = allowance(grant, limits, override);
        const couple = coupleOf(grant.userId, grant.application);
        const { rateWindows, clock } = grant.workspace;
        const isOther = (known.get(grant.workspace.id) ?? limit) !== limit;
        if (isOther) rateWindows.setRemaining(couple, limit, limit, windowSeconds, clock.seconds());
        known.set(grant.workspace.id, limit);
        return sound(grant, limits, override);
      };
    }),
  }),
  fault('limit-after-everything-else', {
    sentence: 'Over the limit a request is first refused for what else is wrong with it.',
    breaks: 'contract: the limit stands before every refusal but 401 (guess: Laravel)',
    caughtBy: 'rate-limit/counted',
    weave: (() => {
      let over: Budget | undefined;
      return [
        at(refuseOverLimit, () => (budget) => {
          over = budget.allowed ? undefined : budget;
        }),
        at(answerApi, (sound) => (api, request) => {
          over = undefined;
          const answer = sound(api, request);
          if (!over || answer.status >= 400) return answer;
          const problem = new Problem('tooManyRequests');
          const { wait, resetsAt } = over as Budget;
          const told = { 'Retry-After': String(wait), 'X-RateLimit-Reset': String(resetsAt) };
          return jsonAnswer(429, problem.body(), { ...answer.headers, ...told });
        }),
      ];
    })(),
  }),
];
