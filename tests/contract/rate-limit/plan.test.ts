import { expectSame } from '../../fixtures/answer.ts';
import { sentence } from '../../fixtures/sentence.ts';
import {
  ENTRIES,
  isRefused,
  isRefusedFor,
  newSpender,
  passes,
  passesWith,
  rateOf,
  SHOWN_BELOW_LIMIT,
} from './spender.ts';

const AT_THE_MOMENT = [ENTRIES, 'article', 'ms-connector'];
const IN_MID_WINDOW = [ENTRIES, 'article', 'guess: what was sent stays counted when the plan changes'];

sentence('a better plan holds at once: who was refused under the old one passes', AT_THE_MOMENT, async () => {
  const spender = await newSpender({ plan: 'free' });
  await spender.keepOnly(0);
  isRefused(await spender.ask(), 'the limit of free is reached');
  await spender.world.set({ plan: 'business' });
  passes(await spender.ask(), 'the limit of business holds for the next request');
});

sentence(
  'a lesser plan holds at once: who has sent more than it allows is refused',
  AT_THE_MOMENT,
  async () => {
    const spender = await newSpender({ plan: 'business' });
    await spender.keepOnly(1500);
    passes(await spender.ask(), 'the limit of business is far');
    await spender.world.set({ plan: 'free' });
    const refused = await spender.ask();
    isRefused(refused, 'the limit of free holds for the next request');
    const { limit, remaining } = rateOf(refused);
    expectSame(refused, 'the refusal names the limit of free', ['500', '0'], [limit, remaining]);
  },
);

sentence('what was sent under a lesser plan is counted under a better one', IN_MID_WINDOW, async () => {
  const spender = await newSpender({ plan: 'free' });
  await spender.keepOnly(0);
  for (let i = 0; i < 3; i++) isRefused(await spender.ask(), 'the limit of free is reached');
  await spender.world.set({ plan: 'pro' });
  passesWith(await spender.ask(), 1499, 'the 500 that passed are counted, the refused ones are not');
});

sentence(
  'what was sent under a better plan is counted under a lesser one',
  [...IN_MID_WINDOW, SHOWN_BELOW_LIMIT],
  async () => {
    const spender = await newSpender({ plan: 'business' });
    await spender.keepOnly(1900);
    await spender.world.set({ plan: 'free' });
    passesWith(await spender.ask(), 399, 'the 100 that passed under business are counted under free');
  },
);

sentence('a change of plan and back loses no request', IN_MID_WINDOW, async () => {
  const spender = await newSpender({ plan: 'business' });
  await spender.keepOnly(1000);
  await spender.world.set({ plan: 'free' });
  isRefused(await spender.ask(), 'the limit of free is passed');
  await spender.world.set({ plan: 'business' });
  passesWith(await spender.ask(), 999, 'the refusal under free has not counted');
});

sentence('a change of plan does not start the window anew', IN_MID_WINDOW, async () => {
  const spender = await newSpender({ plan: 'business' });
  await spender.ask();
  await spender.keepOnly(1000);
  await spender.world.advance(200);
  await spender.world.set({ plan: 'free' });
  isRefusedFor(await spender.ask(), 100, 'the window goes on under the lesser plan');
  await spender.world.advance(100);
  passesWith(await spender.ask(), 499, 'the next window starts with the budget of the plan of its time');
});
