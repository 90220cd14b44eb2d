import { expect } from 'vitest';
import { check } from '../../fixtures/check.ts';
import { expectRejection } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import {
  ENTRIES,
  expectedWait,
  expectOverLimit,
  expectUnderLimit,
  HEADERS_BELOW_LIMIT,
  newSpender,
  RETRY_AFTER,
  rateLimitHeaders,
  type Spender,
} from '../../fixtures/spender.ts';

const WHOLE_NUMBER = /^\d+$/;

check(
  'responses below the limit have X-RateLimit-Limit and X-RateLimit-Remaining, and no Retry-After',
  [ENTRIES, HEADERS_BELOW_LIMIT],
  async () => {
    const response = await (await newSpender()).send();
    expectUnderLimit(response, 'the request passes');
    const expected = { limit: '2000', remaining: '1999', wait: null, reset: null };
    expectSame(
      response,
      'there is no Retry-After and no X-RateLimit-Reset below the limit',
      expected,
      rateLimitHeaders(response),
    );
  },
);

check('the last allowed request has no Retry-After', [ENTRIES, HEADERS_BELOW_LIMIT], async () => {
  const spender = await newSpender();
  await spender.keepOnly(1);
  const response = await spender.send();
  const expected = { limit: '2000', remaining: '0', wait: null, reset: null };
  expectSame(
    response,
    'the last allowed request has a remaining count of zero, no Retry-After and no X-RateLimit-Reset',
    expected,
    rateLimitHeaders(response),
  );
});

check(
  'responses over the limit have all four headers, each a whole number',
  [ENTRIES, 'ms-connector'],
  async () => {
    const spender = await newSpender();
    await spender.keepOnly(0);
    const response = await spender.send();
    expectOverLimit(response, 'a request over the limit is rejected with 429');
    const { limit, remaining, wait, reset } = rateLimitHeaders(response);
    expectSame(
      response,
      'the headers have the limit of the plan and zero remaining',
      ['2000', '0'],
      [limit, remaining],
    );
    for (const value of [wait, reset])
      expect(value, 'Retry-After and X-RateLimit-Reset').toMatch(WHOLE_NUMBER);
  },
);

check(
  'the body of a response over the limit has the documented message',
  [ENTRIES, 'ms-connector', "guess: Laravel's message"],
  async () => {
    const spender = await newSpender();
    await spender.keepOnly(0);
    expectRejection(await spender.send(), 'tooManyRequests');
  },
);

check(
  'Retry-After is in seconds, and X-RateLimit-Reset is the UNIX second in which the window ends',
  [ENTRIES, 'ms-connector', RETRY_AFTER],
  async () => {
    const spender = await newSpender();
    await spender.keepOnly(0);
    const endsAt = (await readClockSeconds(spender)) + 300;
    for (const seconds of [300, 177, 2, 1]) {
      await spender.workspace.advance(endsAt - seconds - (await readClockSeconds(spender)));
      const { wait, reset } = rateLimitHeaders(await spender.send());
      const reported = { wait: Number(wait), reset: Number(reset) };
      expect(reported, `${seconds} seconds before the window ends`).toEqual({
        wait: expectedWait(seconds),
        reset: endsAt,
      });
    }
  },
);

async function readClockSeconds({ workspace }: Spender): Promise<number> {
  const { now } = await workspace.control<{ now: string }>('GET', 'clock');
  return Date.parse(now) / 1000;
}
