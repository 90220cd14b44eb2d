import { expectSame } from '../../fixtures/answer.ts';
import { sentence } from '../../fixtures/sentence.ts';
import {
  ENTRIES,
  FROM_FIRST_REQUEST,
  isRefused,
  isRefusedFor,
  newSpender,
  passes,
  passesWith,
  rateOf,
  SHOWN_BELOW_LIMIT,
} from './spender.ts';

sentence('5 minutes after the limit was reached requests pass again', [ENTRIES, 'ms-connector'], async () => {
  const spender = await newSpender();
  await spender.keepOnly(1);
  passes(await spender.ask(), 'the last allowed request passes');
  isRefused(await spender.ask(), 'the limit is reached');
  await spender.world.advance(300);
  passes(await spender.ask(), 'a request passes in the next window');
});

sentence('whoever waits as long as Retry-After says is let through', [ENTRIES, 'ms-connector'], async () => {
  const spender = await newSpender();
  await spender.ask();
  await spender.keepOnly(0);
  await spender.world.advance(41);
  const refused = await spender.ask();
  isRefused(refused, 'the limit is reached');
  await spender.world.advance(Number(rateOf(refused).wait));
  passes(await spender.ask(), 'a request after the wait passes');
});

sentence(
  'a window ends 300 seconds after its first request: at that very second, and not before',
  [ENTRIES, 'ms-connector', FROM_FIRST_REQUEST],
  async () => {
    const spender = await newSpender();
    await spender.world.advance(77);
    passes(await spender.ask(), 'the first request passes');
    await spender.keepOnly(0);
    await spender.world.advance(299);
    isRefusedFor(await spender.ask(), 1, 'the window still holds after 299 seconds');
    await spender.world.advance(0.5);
    isRefusedFor(await spender.ask(), 1, 'the window still holds after 299.5 seconds');
    await spender.world.advance(0.5);
    passes(await spender.ask(), 'the window has passed after 300 seconds');
  },
);

sentence(
  'a window starts with a request, not where the one before it ended',
  [ENTRIES, FROM_FIRST_REQUEST],
  async () => {
    const spender = await newSpender();
    await spender.ask();
    await spender.world.advance(1000);
    passes(await spender.ask(), 'the first request of a new window passes');
    await spender.keepOnly(0);
    await spender.world.advance(299);
    isRefusedFor(await spender.ask(), 1, 'the new window still holds after 299 seconds');
    await spender.world.advance(1);
    passes(await spender.ask(), 'the new window has passed after 300 seconds');
  },
);

sentence(
  'the window is fixed: requests late in it count in no other',
  [ENTRIES, FROM_FIRST_REQUEST, SHOWN_BELOW_LIMIT],
  async () => {
    const spender = await newSpender();
    passesWith(await spender.ask(), 1999, 'the first request opens the window');
    await spender.world.advance(200);
    passesWith(await spender.ask(), 1998, 'a later request counts in the same window');
    await spender.world.advance(99);
    passesWith(await spender.ask(), 1997, 'a request in the last second counts in the same window');
    await spender.world.advance(1);
    passesWith(await spender.ask(), 1999, 'the next window starts with the whole budget');
  },
);

sentence(
  'a refused request does not lengthen the wait',
  [ENTRIES, 'guess: Laravel counts only what it lets through'],
  async () => {
    const spender = await newSpender();
    await spender.keepOnly(0);
    const first = await spender.ask();
    isRefusedFor(first, 300, 'the wait is the rest of the window');
    for (const seconds of [200, 100]) {
      await spender.world.advance(100);
      const again = await spender.ask();
      isRefusedFor(again, seconds, 'the wait goes on from the first refusal');
      expectSame(
        again,
        'a refused request does not move the reset',
        rateOf(first).reset,
        rateOf(again).reset,
      );
    }
    await spender.world.advance(100);
    passesWith(await spender.ask(), 1999, 'the wait ends when the first refusal said');
  },
);
