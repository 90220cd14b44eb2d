import { type Answer, expectSame } from '../../fixtures/answer.ts';
import { contract } from '../../fixtures/contract.ts';
import { atOnce } from '../../fixtures/race.ts';
import { sentence } from '../../fixtures/sentence.ts';
import {
  ENTRIES,
  isRefused,
  newSpender,
  passes,
  passesWith,
  rateOf,
  SHOWN_BELOW_LIMIT,
  type Spender,
} from './spender.ts';

/** How many requests a plan allows in a window. */
const PLANS: [plan: string, limit: number, source: string][] = [
  ['free', 500, 'ms-connector'],
  ['business', 2000, 'ms-connector'],
  ['pro', 2000, 'ms-connector'],
  ['starter', 2000, 'guess: as every other paid plan'],
  ['premium', 2000, 'guess: as every other paid plan'],
  ['enterprise', 2000, 'guess: as every other paid plan'],
];

for (const plan of Object.keys(contract.rateLimits.plans)) {
  if (!PLANS.some(([name]) => name === plan)) throw new Error(`missing contract test: limit of plan ${plan}`);
}

sentence(
  'a free account sends 500 requests in a window, and the 501st is refused',
  [ENTRIES, 'ms-connector'],
  async () => {
    const spender = await newSpender({ plan: 'free' });
    const rule = 'the first 500 requests pass';
    for (let sent = 0; sent < 480; sent += 40) {
      for (const answer of await askAtOnce(spender, 40)) passes(answer, rule);
    }
    for (let sent = 480; sent < 500; sent++) passes(await spender.ask(), rule);
    isRefused(await spender.ask(), 'the 501st request is refused');
  },
);

for (const [plan, limit, source] of PLANS) {
  const allows = `${plan} allows ${limit} requests in a window`;

  sentence(`${allows}: the last one passes and the next is refused`, [ENTRIES, source], async () => {
    const spender = await newSpender({ plan });
    await spender.keepOnly(1);
    passes(await spender.ask(), 'the last allowed request passes');
    const refused = await spender.ask();
    isRefused(refused, 'the first request over the limit is refused');
    expectSame(refused, `the refusal names the limit of ${plan}`, String(limit), rateOf(refused).limit);
  });

  sentence(`${allows}: the first answer says so`, [ENTRIES, source, SHOWN_BELOW_LIMIT], async () => {
    const answer = await (await newSpender({ plan })).ask();
    expectSame(answer, `the answer names the limit of ${plan}`, String(limit), rateOf(answer).limit);
    passesWith(answer, limit - 1, 'the first request leaves one less than the limit');
  });
}

sentence('each request counts the budget down by exactly one', [ENTRIES, SHOWN_BELOW_LIMIT], async () => {
  const spender = await newSpender();
  for (const left of [1999, 1998, 1997, 1996]) {
    passesWith(await spender.ask(), left, 'each request leaves one less');
  }
  await spender.keepOnly(3);
  for (const left of [2, 1, 0]) passesWith(await spender.ask(), left, 'each request leaves one less');
});

sentence('of 200 requests at once with 50 left, exactly 50 pass', [ENTRIES, 'ms-connector'], async () => {
  const spender = await newSpender();
  await spender.keepOnly(50);
  const answers = await askAtOnce(spender, 200);
  const statuses = { passed: withStatus(answers, 200).length, refused: withStatus(answers, 429).length };
  expectSame(answers[0] as Answer, 'exactly 50 of the 200 pass', { passed: 50, refused: 150 }, statuses);
});

sentence(
  'requests at once are each told another number of what is left',
  [ENTRIES, SHOWN_BELOW_LIMIT],
  async () => {
    const spender = await newSpender();
    const answers = await askAtOnce(spender, 20);
    const told = answers.map((answer) => Number(rateOf(answer).remaining)).sort((a, b) => b - a);
    const expected = Array.from({ length: 20 }, (_, i) => 1999 - i);
    expectSame(answers[0] as Answer, 'no two requests take the same place', expected, told);
  },
);

function askAtOnce(spender: Spender, count: number): Promise<Answer[]> {
  return atOnce(count, () => spender.ask());
}

function withStatus(answers: Answer[], status: number): Answer[] {
  return answers.filter((answer) => answer.status === status);
}
