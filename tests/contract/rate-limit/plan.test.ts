import { check } from '../../fixtures/check.ts';
import { expectSame } from '../../fixtures/response.ts';
import {
  ENTRIES,
  expectOverLimit,
  expectRemaining,
  expectRetryAfter,
  expectUnderLimit,
  HEADERS_BELOW_LIMIT,
  newSpender,
  rateLimitHeaders,
} from '../../fixtures/spender.ts';

const IMMEDIATE = [ENTRIES, 'article', 'ms-connector'];
const MID_WINDOW = [ENTRIES, 'article', 'guess: counted requests stay counted when the plan changes'];

check(
  'an upgrade applies at once: a user over the old limit can send requests again',
  IMMEDIATE,
  async () => {
    const spender = await newSpender({ plan: 'free' });
    await spender.keepOnly(0);
    expectOverLimit(await spender.send(), 'the limit of the free plan is reached');
    await spender.workspace.set({ plan: 'business' });
    expectUnderLimit(await spender.send(), 'the limit of the business plan applies to the next request');
  },
);

check('a downgrade applies at once: a user over the new limit is rejected', IMMEDIATE, async () => {
  const spender = await newSpender({ plan: 'business' });
  await spender.keepOnly(1500);
  expectUnderLimit(await spender.send(), 'the limit of the business plan is not reached');
  await spender.workspace.set({ plan: 'free' });
  const rejected = await spender.send();
  expectOverLimit(rejected, 'the limit of the free plan applies to the next request');
  const { limit, remaining } = rateLimitHeaders(rejected);
  expectSame(rejected, 'the rejection names the limit of the free plan', ['500', '0'], [limit, remaining]);
});

check('requests sent under a lower plan still count after an upgrade', MID_WINDOW, async () => {
  const spender = await newSpender({ plan: 'free' });
  await spender.keepOnly(0);
  for (let i = 0; i < 3; i++) expectOverLimit(await spender.send(), 'the limit of the free plan is reached');
  await spender.workspace.set({ plan: 'pro' });
  expectRemaining(
    await spender.send(),
    1499,
    'the 500 accepted requests are counted, the rejected ones are not',
  );
});

check(
  'requests sent under a higher plan still count after a downgrade',
  [...MID_WINDOW, HEADERS_BELOW_LIMIT],
  async () => {
    const spender = await newSpender({ plan: 'business' });
    await spender.keepOnly(1900);
    await spender.workspace.set({ plan: 'free' });
    expectRemaining(
      await spender.send(),
      399,
      'the 100 requests of the business plan are counted in the free plan',
    );
  },
);

check('changing the plan and changing it back keeps the count of requests', MID_WINDOW, async () => {
  const spender = await newSpender({ plan: 'business' });
  await spender.keepOnly(1000);
  await spender.workspace.set({ plan: 'free' });
  expectOverLimit(await spender.send(), 'the limit of the free plan is exceeded');
  await spender.workspace.set({ plan: 'business' });
  expectRemaining(await spender.send(), 999, 'the rejection in the free plan has not counted');
});

check('a change of plan does not restart the window', MID_WINDOW, async () => {
  const spender = await newSpender({ plan: 'business' });
  await spender.send();
  await spender.keepOnly(1000);
  await spender.workspace.advance(200);
  await spender.workspace.set({ plan: 'free' });
  expectRetryAfter(await spender.send(), 100, 'the window continues in the lower plan');
  await spender.workspace.advance(100);
  expectRemaining(await spender.send(), 499, 'the next window starts with the limit of the current plan');
});
