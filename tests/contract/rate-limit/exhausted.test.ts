import { type Answer, ContractFailure, expectSame } from '../../fixtures/answer.ts';
import { contract } from '../../fixtures/contract.ts';
import { leaveOut } from '../../fixtures/leave-out.ts';
import { withoutMercy } from '../../fixtures/live/patience.ts';
import { live } from '../../fixtures/live/settings.ts';
import { reader } from '../../fixtures/reader.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { ENTRIES, newSpender, rateOf } from './spender.ts';

const WHOLE_NUMBER = /^\d+$/;
/** Others may call with the token as well, so a limit is never reached late, but may be named late. */
const LARGEST = Math.max(...Object.values(contract.rateLimits.plans).map(({ limit }) => limit));
const IN_STOCK = 5;

sentence(
  'whoever has spent the limit is refused with 429 and told when to come back',
  [ENTRIES, 'ms-connector'],
  async () => {
    const ask = live ? await asker() : await almostSpent();
    const refused = await askUntilRefused(ask);
    const { limit, remaining, wait, reset } = rateOf(refused);
    expectSame(refused, 'nothing is left', '0', remaining);
    for (const [name, value] of Object.entries({ limit, wait, reset })) {
      const isNumber = WHOLE_NUMBER.test(value ?? '');
      expectSame(refused, `the refusal has a whole number as its ${name}`, true, isNumber);
    }
    expectSame(refused, 'the wait is within the window of five minutes', true, Number(wait) <= 300);
  },
);

type Ask = (turn: number) => Promise<Answer>;

/** On the mock all but a few requests are taken away beforehand. */
async function almostSpent(): Promise<Ask> {
  const spender = await newSpender();
  await spender.keepOnly(IN_STOCK);
  return () => spender.ask();
}

/** Another page each time, since a run does not ask for the same thing twice. */
async function asker(): Promise<Ask> {
  if (!live?.exhaustRateLimit) leaveOut('needs --exhaust-rate-limit');
  const { client } = await reader();
  return (turn) => client.call('listEntries', { query: { per_page: 1, page: turn } });
}

function askUntilRefused(ask: Ask): Promise<Answer> {
  return withoutMercy(async () => {
    let answer = await ask(1);
    for (let turn = 2; answer.status !== 429; turn += 1) {
      if (turn > LARGEST + 1) {
        throw new ContractFailure(
          answer,
          'the limit is that of a plan',
          `429 after ${LARGEST} requests`,
          answer.status,
        );
      }
      answer = await ask(turn);
    }
    return answer;
  });
}
