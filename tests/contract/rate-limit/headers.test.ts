import { expect } from 'vitest';
import { expectSame } from '../../fixtures/answer.ts';
import { refusedWith } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import {
  ENTRIES,
  isRefused,
  newSpender,
  passes,
  rateOf,
  SHOWN_BELOW_LIMIT,
  type Spender,
} from './spender.ts';

const WHOLE_NUMBER = /^\d+$/;

sentence(
  'below the limit answers have X-RateLimit-Limit and X-RateLimit-Remaining, and no word of waiting',
  [ENTRIES, SHOWN_BELOW_LIMIT],
  async () => {
    const answer = await (await newSpender()).ask();
    passes(answer, 'the request passes');
    const expected = { limit: '2000', remaining: '1999', wait: null, reset: null };
    expectSame(
      answer,
      'there is no Retry-After and no X-RateLimit-Reset below the limit',
      expected,
      rateOf(answer),
    );
  },
);

sentence('the last allowed request has no word of waiting either', [ENTRIES, SHOWN_BELOW_LIMIT], async () => {
  const spender = await newSpender();
  await spender.keepOnly(1);
  const answer = await spender.ask();
  const expected = { limit: '2000', remaining: '0', wait: null, reset: null };
  expectSame(
    answer,
    'the last allowed request leaves none, and is told no Retry-After and no X-RateLimit-Reset',
    expected,
    rateOf(answer),
  );
});

sentence(
  'over the limit all four headers are there, each a whole number',
  [ENTRIES, 'ms-connector'],
  async () => {
    const spender = await newSpender();
    await spender.keepOnly(0);
    const answer = await spender.ask();
    isRefused(answer, 'a request over the limit is refused with 429');
    const { limit, remaining, wait, reset } = rateOf(answer);
    expectSame(answer, 'limit and remaining are the plan and none', ['2000', '0'], [limit, remaining]);
    for (const value of [wait, reset])
      expect(value, 'Retry-After and X-RateLimit-Reset').toMatch(WHOLE_NUMBER);
  },
);

sentence(
  'over the limit the body says Too Many Attempts.',
  [ENTRIES, 'ms-connector', 'guess: the text of Laravel'],
  async () => {
    const spender = await newSpender();
    await spender.keepOnly(0);
    refusedWith(await spender.ask(), 429);
  },
);

sentence(
  'Retry-After is the seconds, X-RateLimit-Reset the UNIX second, of the same instant',
  [ENTRIES, 'ms-connector'],
  async () => {
    const spender = await newSpender();
    await spender.keepOnly(0);
    const endsAt = (await secondsNow(spender)) + 300;
    for (const seconds of [300, 177, 2, 1]) {
      await spender.world.advance(endsAt - seconds - (await secondsNow(spender)));
      const { wait, reset } = rateOf(await spender.ask());
      const told = { wait: Number(wait), reset: Number(reset) };
      expect(told, `${seconds} seconds before the window ends`).toEqual({ wait: seconds, reset: endsAt });
    }
  },
);

async function secondsNow({ world }: Spender): Promise<number> {
  const { now } = await world.control<{ now: string }>('GET', 'clock');
  return Date.parse(now) / 1000;
}
