import { check } from '../../fixtures/check.ts';
import { contract, operationNamed } from '../../fixtures/contract.ts';
import { judgeApart } from '../../fixtures/judge-apart.ts';
import { reader, readPage } from '../../fixtures/reader.ts';
import { type ApiResponse, ContractFailure, expectSame } from '../../fixtures/response.ts';
import { requireValue } from '../../fixtures/skip.ts';
import { HEADERS_BELOW_LIMIT, rateLimitHeaders } from '../../fixtures/spender.ts';

const LIST = operationNamed('listEntries');
const AS_OVER_LIMIT = 'guess: Reset and Retry-After below the limit mean the same as on a 429';
/** Seconds by which two clocks may differ. */
const TOLERANCE_SECONDS = 5;

check(
  'responses have the limit of a plan and a decreasing remaining count',
  [LIST.source, HEADERS_BELOW_LIMIT],
  async () => {
    const first = (await readPage(LIST, { per_page: 3 })).response;
    const second = (await readPage(LIST, { per_page: 4 })).response;
    const limits = Object.values(contract.rateLimits.plans).map(({ limit }) => limit);
    const limit = header(second, 'X-RateLimit-Limit');
    if (!limits.includes(limit))
      throw new ContractFailure(second, 'the limit is that of a plan', `one of ${limits.join(', ')}`, limit);
    judgeApart([LIST.source, AS_OVER_LIMIT], () => expectValidReset(second));
    const [before, after] = [remaining(first), remaining(second)];
    // Other clients may use the token in between, and a new window may begin.
    if (after < before || after > limit - 10) return;
    throw new ContractFailure(second, 'a request lowers the remaining count', `less than ${before}`, after);
  },
);

check(
  'a rejected request lowers the remaining count',
  [LIST.source, HEADERS_BELOW_LIMIT, 'guess: every request counts, rejected or not, as Laravel counts'],
  async () => {
    const { client } = await reader(LIST);
    const responses = [
      await client.send(LIST.id, { query: { page: -1 } }),
      await client.send('getEntry', { ids: [-1] }),
      await client.send(LIST.id, { query: { per_page: -1 } }),
    ];
    const remainingCounts = responses.map(remaining);
    for (const [i, response] of responses.entries()) {
      const [before = Number.NaN, after = Number.NaN] = [remainingCounts[i - 1], remainingCounts[i]];
      // A new window may begin in between.
      if (i === 0 || after < before || after > before + 10) continue;
      throw new ContractFailure(response, 'a rejected request counts', `less than ${before}`, after);
    }
  },
);

/** No source documents Reset and Retry-After below the limit; if they are sent, they must mean the same as on a 429. */
function expectValidReset(response: ApiResponse): void {
  const { reset, wait } = rateLimitHeaders(response);
  const now = Date.parse(response.headers.get('date') ?? '') / 1000;
  if (Number.isNaN(now)) return;
  if (reset !== null) {
    const seconds = Number(reset) - now;
    const isWithin =
      seconds > -TOLERANCE_SECONDS && seconds <= contract.rateLimits.window_seconds + TOLERANCE_SECONDS;
    expectSame(response, 'X-RateLimit-Reset is a UNIX second within the window', true, isWithin);
  }
  if (reset === null || wait === null) return;
  const isSame = Math.abs(Number(reset) - now - Number(wait)) <= TOLERANCE_SECONDS;
  expectSame(response, 'Retry-After and X-RateLimit-Reset name the same time', true, isSame);
}

/** A required header that is missing is reported elsewhere; here there is nothing to compare. */
function header({ headers }: ApiResponse, name: string): number {
  return Number(requireValue(headers.get(name), name));
}

const remaining = (response: ApiResponse) => header(response, 'X-RateLimit-Remaining');
