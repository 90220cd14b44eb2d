import { check } from '../../fixtures/check.ts';
import { contract } from '../../fixtures/contract.ts';
import { reader } from '../../fixtures/reader.ts';
import { type ApiResponse, ContractFailure, expectSame } from '../../fixtures/response.ts';
import { ENTRIES, newSpender, rateOf } from '../../fixtures/spender.ts';
import { target } from '../../fixtures/target.ts';

const WHOLE_NUMBER = /^\d+$/;
/** Others may call with the token as well, so a limit is never reached late, but may be named late. */
const LARGEST = Math.max(...Object.values(contract.rateLimits.plans).map(({ limit }) => limit));
const IN_STOCK = 5;

check(
  'a request over the limit is rejected with 429 and says when to retry',
  [ENTRIES, 'ms-connector'],
  async () => {
    const send = target.control ? await almostSpent() : await asker();
    const rejected = await sendUntilRejected(send);
    const { limit, remaining, wait, reset } = rateOf(rejected);
    expectSame(rejected, 'nothing is left', '0', remaining);
    for (const [name, value] of Object.entries({ limit, wait, reset })) {
      const isNumber = WHOLE_NUMBER.test(value ?? '');
      expectSame(rejected, `the rejection has a whole number as its ${name}`, true, isNumber);
    }
    expectSame(rejected, 'the wait is within the window of five minutes', true, Number(wait) <= 300);
  },
  { needs: ['spendable limit'] },
);

type SendQuery = (turn: number) => Promise<ApiResponse>;

/** Where there is a control all but a few requests are taken away beforehand. */
async function almostSpent(): Promise<SendQuery> {
  const spender = await newSpender();
  await spender.keepOnly(IN_STOCK);
  return () => spender.send();
}

/** Another page each time, since a run does not ask for the same thing twice. */
async function asker(): Promise<SendQuery> {
  const { client } = await reader();
  return (turn) => client.call('listEntries', { query: { per_page: 1, page: turn } });
}

function sendUntilRejected(send: SendQuery): Promise<ApiResponse> {
  return target.spendLimit(async () => {
    let response = await send(1);
    for (let turn = 2; response.status !== 429; turn += 1) {
      if (turn > LARGEST + 1) {
        throw new ContractFailure(
          response,
          'the limit is that of a plan',
          `429 after ${LARGEST} requests`,
          response.status,
        );
      }
      response = await send(turn);
    }
    return response;
  });
}
