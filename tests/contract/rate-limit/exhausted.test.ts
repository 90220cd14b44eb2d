import { check } from '../../fixtures/check.ts';
import { contract } from '../../fixtures/contract.ts';
import { type ApiResponse, ContractFailure, expectSame } from '../../fixtures/response.ts';
import { aSpendingSender, ENTRIES, rateOf, type SpendingSender } from '../../fixtures/spender.ts';
import { target } from '../../fixtures/target.ts';

const WHOLE_NUMBER = /^\d+$/;
/** Others may call with the token as well, so a limit is never reached late, but may be named late. */
const LARGEST = Math.max(...Object.values(contract.rateLimits.plans).map(({ limit }) => limit));

check(
  'a request over the limit is rejected with 429 and says when to retry',
  [ENTRIES, 'ms-connector'],
  async () => {
    const rejected = await sendUntilRejected(await aSpendingSender());
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

function sendUntilRejected(send: SpendingSender): Promise<ApiResponse> {
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
