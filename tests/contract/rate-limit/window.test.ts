import { check } from '../../fixtures/check.ts';
import { expectSame } from '../../fixtures/response.ts';
import {
  ENTRIES,
  expectOverLimit,
  expectRemaining,
  expectRetryAfter,
  expectUnderLimit,
  FROM_FIRST_REQUEST,
  HEADERS_BELOW_LIMIT,
  newSpender,
  RETRY_AFTER,
  rateLimitHeaders,
} from '../../fixtures/spender.ts';

check(
  'requests are accepted again 5 minutes after the limit is reached',
  [ENTRIES, 'ms-connector'],
  async () => {
    const spender = await newSpender();
    await spender.keepOnly(1);
    expectUnderLimit(await spender.send(), 'the last allowed request passes');
    expectOverLimit(await spender.send(), 'the limit is reached');
    await spender.workspace.advance(300);
    expectUnderLimit(await spender.send(), 'a request passes in the next window');
  },
);

check('a request passes after the seconds of Retry-After', [ENTRIES, 'ms-connector'], async () => {
  const spender = await newSpender();
  await spender.send();
  await spender.keepOnly(0);
  await spender.workspace.advance(41);
  const rejected = await spender.send();
  expectOverLimit(rejected, 'the limit is reached');
  await spender.workspace.advance(Number(rateLimitHeaders(rejected).wait));
  expectUnderLimit(await spender.send(), 'a request after Retry-After passes');
});

check(
  'a window ends exactly 300 seconds after its first request',
  [ENTRIES, 'ms-connector', FROM_FIRST_REQUEST, RETRY_AFTER],
  async () => {
    const spender = await newSpender();
    await spender.workspace.advance(77);
    expectUnderLimit(await spender.send(), 'the first request passes');
    await spender.keepOnly(0);
    await spender.workspace.advance(299);
    expectRetryAfter(await spender.send(), 1, 'the window still applies after 299 seconds');
    await spender.workspace.advance(0.5);
    expectRetryAfter(await spender.send(), 1, 'the window still applies after 299.5 seconds');
    await spender.workspace.advance(0.5);
    expectUnderLimit(await spender.send(), 'the window has ended after 300 seconds');
  },
);

check(
  'a window starts with a request, not where the previous one ended',
  [ENTRIES, FROM_FIRST_REQUEST],
  async () => {
    const spender = await newSpender();
    await spender.send();
    await spender.workspace.advance(1000);
    expectUnderLimit(await spender.send(), 'the first request of a new window passes');
    await spender.keepOnly(0);
    await spender.workspace.advance(299);
    expectRetryAfter(await spender.send(), 1, 'the new window still applies after 299 seconds');
    await spender.workspace.advance(1);
    expectUnderLimit(await spender.send(), 'the new window has ended after 300 seconds');
  },
);

check(
  'the end of a window is fixed: late requests do not count in the next window',
  [ENTRIES, FROM_FIRST_REQUEST, HEADERS_BELOW_LIMIT],
  async () => {
    const spender = await newSpender();
    expectRemaining(await spender.send(), 1999, 'the first request opens the window');
    await spender.workspace.advance(200);
    expectRemaining(await spender.send(), 1998, 'a later request counts in the same window');
    await spender.workspace.advance(99);
    expectRemaining(await spender.send(), 1997, 'a request in the last second counts in the same window');
    await spender.workspace.advance(1);
    expectRemaining(await spender.send(), 1999, 'the next window starts with the whole limit');
  },
);

check(
  'a rejected request does not extend Retry-After',
  [ENTRIES, 'guess: Laravel counts only the requests that it accepts'],
  async () => {
    const spender = await newSpender();
    await spender.keepOnly(0);
    const first = await spender.send();
    expectRetryAfter(first, 300, 'Retry-After is the rest of the window');
    for (const seconds of [200, 100]) {
      await spender.workspace.advance(100);
      const again = await spender.send();
      expectRetryAfter(again, seconds, 'Retry-After counts down from the first rejection');
      expectSame(
        again,
        'a rejected request does not change X-RateLimit-Reset',
        rateLimitHeaders(first).reset,
        rateLimitHeaders(again).reset,
      );
    }
    await spender.workspace.advance(100);
    expectRemaining(await spender.send(), 1999, 'the window ends at the time that the first rejection named');
  },
);
