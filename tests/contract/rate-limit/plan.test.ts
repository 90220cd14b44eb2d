import { check } from '../../fixtures/check.ts';
import { expectSame } from '../../fixtures/response.ts';
import {
  ENTRIES,
  expectRemaining,
  expectRetryAfter,
  HEADERS_BELOW_LIMIT,
  isRejected,
  newSpender,
  passes,
  rateLimitHeaders,
} from '../../fixtures/spender.ts';

const AT_THE_MOMENT = [ENTRIES, 'article', 'ms-connector'];
const IN_MID_WINDOW = [ENTRIES, 'article', 'guess: what was sent stays counted when the plan changes'];

check('a higher plan applies at once: a user over the old limit passes', AT_THE_MOMENT, async () => {
  const spender = await newSpender({ plan: 'free' });
  await spender.keepOnly(0);
  isRejected(await spender.send(), 'the limit of free is reached');
  await spender.workspace.set({ plan: 'business' });
  passes(await spender.send(), 'the limit of business holds for the next request');
});

check('a lower plan applies at once: a user over the new limit is rejected', AT_THE_MOMENT, async () => {
  const spender = await newSpender({ plan: 'business' });
  await spender.keepOnly(1500);
  passes(await spender.send(), 'the limit of business is far');
  await spender.workspace.set({ plan: 'free' });
  const rejected = await spender.send();
  isRejected(rejected, 'the limit of free holds for the next request');
  const { limit, remaining } = rateLimitHeaders(rejected);
  expectSame(rejected, 'the rejection names the limit of free', ['500', '0'], [limit, remaining]);
});

check('requests sent under a lower plan still count after an upgrade', IN_MID_WINDOW, async () => {
  const spender = await newSpender({ plan: 'free' });
  await spender.keepOnly(0);
  for (let i = 0; i < 3; i++) isRejected(await spender.send(), 'the limit of free is reached');
  await spender.workspace.set({ plan: 'pro' });
  expectRemaining(await spender.send(), 1499, 'the 500 that passed are counted, the rejected ones are not');
});

check(
  'requests sent under a higher plan still count after a downgrade',
  [...IN_MID_WINDOW, HEADERS_BELOW_LIMIT],
  async () => {
    const spender = await newSpender({ plan: 'business' });
    await spender.keepOnly(1900);
    await spender.workspace.set({ plan: 'free' });
    expectRemaining(await spender.send(), 399, 'the 100 that passed under business are counted under free');
  },
);

check('a change of plan and back keeps the count of requests', IN_MID_WINDOW, async () => {
  const spender = await newSpender({ plan: 'business' });
  await spender.keepOnly(1000);
  await spender.workspace.set({ plan: 'free' });
  isRejected(await spender.send(), 'the limit of free is passed');
  await spender.workspace.set({ plan: 'business' });
  expectRemaining(await spender.send(), 999, 'the rejection under free has not counted');
});

check('a change of plan does not restart the window', IN_MID_WINDOW, async () => {
  const spender = await newSpender({ plan: 'business' });
  await spender.send();
  await spender.keepOnly(1000);
  await spender.workspace.advance(200);
  await spender.workspace.set({ plan: 'free' });
  expectRetryAfter(await spender.send(), 100, 'the window goes on under the lower plan');
  await spender.workspace.advance(100);
  expectRemaining(
    await spender.send(),
    499,
    'the next window starts with the budget of the plan of its time',
  );
});
