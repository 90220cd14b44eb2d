import { check } from '../../fixtures/check.ts';
import { contract } from '../../fixtures/contract.ts';
import { sendConcurrently } from '../../fixtures/race.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import {
  ENTRIES,
  expectOverLimit,
  expectRemaining,
  expectUnderLimit,
  HEADERS_BELOW_LIMIT,
  newSpender,
  rateLimitHeaders,
  type Spender,
} from '../../fixtures/spender.ts';

/** How many requests a plan allows in a window, as documented. */
const DOCUMENTED: [plan: string, limit: number, source: string][] = [
  ['free', 500, 'ms-connector'],
  ['business', 2000, 'ms-connector'],
  ['pro', 2000, 'ms-connector'],
];

/** The limits of the other plans are assumed, and read from the contract document. */
const PLANS = [
  ...DOCUMENTED,
  ...Object.entries(contract.rateLimits.plans)
    .filter(([plan]) => DOCUMENTED.every(([documented]) => documented !== plan))
    .map(([plan, { limit, source }]) => [plan, limit, source] as const),
];

check(
  'a free account sends 500 requests in a window, and the 501st is rejected',
  [ENTRIES, 'ms-connector'],
  async () => {
    const spender = await newSpender({ plan: 'free' });
    const rule = 'the first 500 requests pass';
    for (let sent = 0; sent < 480; sent += 40) {
      for (const response of await sendAtOnce(spender, 40)) expectUnderLimit(response, rule);
    }
    for (let sent = 480; sent < 500; sent++) expectUnderLimit(await spender.send(), rule);
    expectOverLimit(await spender.send(), 'the 501st request is rejected');
  },
);

for (const [plan, limit, source] of PLANS) {
  const allows = `${plan} allows ${limit} requests in a window`;

  check(`${allows}: the last one passes and the next is rejected`, [ENTRIES, source], async () => {
    const spender = await newSpender({ plan });
    await spender.keepOnly(1);
    expectUnderLimit(await spender.send(), 'the last allowed request passes');
    const rejected = await spender.send();
    expectOverLimit(rejected, 'the first request over the limit is rejected');
    expectSame(
      rejected,
      `the rejection names the limit of ${plan}`,
      String(limit),
      rateLimitHeaders(rejected).limit,
    );
  });

  check(`${allows}: the first response has this limit`, [ENTRIES, source, HEADERS_BELOW_LIMIT], async () => {
    const response = await (await newSpender({ plan })).send();
    expectSame(
      response,
      `the response names the limit of ${plan}`,
      String(limit),
      rateLimitHeaders(response).limit,
    );
    expectRemaining(response, limit - 1, 'the remaining count is one less than the limit');
  });
}

check('each request reduces the remaining count by exactly one', [ENTRIES, HEADERS_BELOW_LIMIT], async () => {
  const spender = await newSpender();
  for (const remaining of [1999, 1998, 1997, 1996]) {
    expectRemaining(await spender.send(), remaining, 'the remaining count decreases by one');
  }
  await spender.keepOnly(3);
  for (const remaining of [2, 1, 0])
    expectRemaining(await spender.send(), remaining, 'the remaining count decreases by one');
});

check('exactly 50 of 200 concurrent requests pass with 50 remaining', [ENTRIES, 'ms-connector'], async () => {
  const spender = await newSpender();
  await spender.keepOnly(50);
  const responses = await sendAtOnce(spender, 200);
  const statuses = { passed: withStatus(responses, 200).length, rejected: withStatus(responses, 429).length };
  expectSame(
    responses[0] as ApiResponse,
    'exactly 50 of the 200 pass',
    { passed: 50, rejected: 150 },
    statuses,
  );
});

check(
  'concurrent requests each get a different X-RateLimit-Remaining',
  [ENTRIES, HEADERS_BELOW_LIMIT],
  async () => {
    const spender = await newSpender();
    const responses = await sendAtOnce(spender, 20);
    const reported = responses
      .map((response) => Number(rateLimitHeaders(response).remaining))
      .sort((a, b) => b - a);
    const expected = Array.from({ length: 20 }, (_, i) => 1999 - i);
    expectSame(
      responses[0] as ApiResponse,
      'no two responses have the same remaining count',
      expected,
      reported,
    );
  },
);

function sendAtOnce(spender: Spender, count: number): Promise<ApiResponse[]> {
  return sendConcurrently(count, () => spender.send());
}

function withStatus(responses: ApiResponse[], status: number): ApiResponse[] {
  return responses.filter((response) => response.status === status);
}
