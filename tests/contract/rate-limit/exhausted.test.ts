import { check } from '../../fixtures/check.ts';
import { contract } from '../../fixtures/contract.ts';
import { resolveStatus } from '../../fixtures/rejections.ts';
import { type ApiResponse, ContractFailure, expectSame } from '../../fixtures/response.ts';
import { requireValue } from '../../fixtures/skip.ts';
import { aSpender, ENTRIES, rateLimitHeaders, type SharedSpender } from '../../fixtures/spender.ts';
import { target } from '../../fixtures/target.ts';

const WHOLE_NUMBER = /^\d+$/;
/** Other clients may use the token as well, so the limit may be reached early, but never late. */
const MAX_LIMIT = Math.max(...Object.values(contract.rateLimits.plans).map(({ limit }) => limit));
const WINDOW_SECONDS = contract.rateLimits.window_seconds;
/** Seconds by which two clocks, or two requests in a row, may differ. */
const TOLERANCE_SECONDS = 5;
const LIMIT_FIRST = 'guess: the limit takes precedence over every rejection but 401, as in Laravel';
const COUNTED = 'guess: Laravel shows the requests that remain after this one';
const FIXED = 'guess: a window has a fixed end, counted from its first request, as in Laravel';

/** The last responses before the limit was reached, and the first one after that. */
interface ExhaustedLimit {
  spender: SharedSpender;
  lastAllowed: ApiResponse;
  /** How many requests passed after the first one, and the remaining count in the first response. */
  passed: number;
  promised: number;
  rejected: ApiResponse;
}

let exhausted: Promise<ExhaustedLimit> | undefined;

/** Exhausts the limit once, for all checks of this file. */
function exhaustOnce(): Promise<ExhaustedLimit> {
  exhausted ??= exhaustLimit();
  return exhausted;
}

function exhaustedCheck(
  title: string,
  sources: string[],
  body: (exhausted: ExhaustedLimit) => Promise<void> | void,
): void {
  check(title, [ENTRIES, ...sources], async () => body(await exhaustOnce()), { needs: ['spendable limit'] });
}

exhaustedCheck(
  'a request over the limit is rejected with 429 and says when to retry',
  ['ms-connector'],
  ({ rejected }) => {
    const { limit, remaining, wait, reset } = rateLimitHeaders(rejected);
    expectSame(rejected, 'no requests remain', '0', remaining);
    for (const [name, value] of Object.entries({ limit, wait, reset })) {
      const isNumber = WHOLE_NUMBER.test(value ?? '');
      expectSame(rejected, `the rejection has a whole number as its ${name}`, true, isNumber);
    }
    expectSame(
      rejected,
      'Retry-After is within the window of five minutes',
      true,
      Number(wait) <= WINDOW_SECONDS,
    );
  },
);

exhaustedCheck(
  'X-RateLimit-Reset is the UNIX second in which the window ends',
  ['ms-connector'],
  async ({ spender, rejected }) => {
    const { wait, reset } = rateLimitHeaders(rejected);
    const now = requireValue(await spender.readServerTime(rejected), 'Date header');
    const seconds = Number(reset) - now / 1000;
    const isWithin = seconds > -TOLERANCE_SECONDS && seconds <= WINDOW_SECONDS + TOLERANCE_SECONDS;
    expectSame(rejected, "the window ends within five minutes of the server's time", true, isWithin);
    const isSame = Math.abs(seconds - Number(wait)) <= TOLERANCE_SECONDS;
    expectSame(rejected, 'Retry-After and X-RateLimit-Reset name the same time', true, isSame);
  },
);

exhaustedCheck(
  'no more requests pass than X-RateLimit-Remaining promised',
  [COUNTED],
  ({ rejected, passed, promised }) => {
    // Other clients may use the token as well, so fewer may pass.
    expectSame(rejected, `at most ${promised} requests pass`, true, passed <= promised);
  },
);

exhaustedCheck('the last request that passes has a remaining count of zero', [COUNTED], ({ lastAllowed }) => {
  expectSame(lastAllowed, 'no requests remain after it', '0', rateLimitHeaders(lastAllowed).remaining);
});

exhaustedCheck(
  'a request over the limit that is invalid is rejected with 429 as well',
  [LIMIT_FIRST],
  async ({ spender }) => {
    for (const response of await target.spendLimit(() => spender.sendWrong())) {
      expectSame(response, 'the limit takes precedence', resolveStatus('tooManyRequests'), response.status);
    }
  },
);

exhaustedCheck('rejected requests do not extend the window', [FIXED], async ({ spender, rejected }) => {
  const again = await target.spendLimit(() => spender.send(MAX_LIMIT + 2));
  const [first, second] = [rejected, again].map((response) => Number(rateLimitHeaders(response).reset));
  expectSame(again, 'the window ends at the announced time', first, second);
});

async function exhaustLimit(): Promise<ExhaustedLimit> {
  const spender = await aSpender();
  return target.spendLimit(async () => {
    let response = await spender.send(1);
    const promised = Number(rateLimitHeaders(response).remaining);
    let lastAllowed = response;
    for (let turn = 2; response.status !== 429; turn += 1) {
      if (turn > MAX_LIMIT + 1) {
        const expected = `429 after ${MAX_LIMIT} requests`;
        throw new ContractFailure(response, 'the limit is that of a plan', expected, response.status);
      }
      lastAllowed = response;
      response = await spender.send(turn);
      if (response.status !== 429) continue;
      return { spender, lastAllowed, passed: turn - 2, promised, rejected: response };
    }
    return { spender, lastAllowed, passed: 0, promised: 0, rejected: response };
  });
}
