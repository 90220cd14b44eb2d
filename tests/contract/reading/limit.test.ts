import { check } from '../../fixtures/check.ts';
import { contract, operationNamed } from '../../fixtures/contract.ts';
import { pageOf } from '../../fixtures/reader.ts';
import { ContractFailure, expectSame } from '../../fixtures/response.ts';

const LIST = operationNamed('listEntries');
const SHOWN_BELOW_LIMIT = 'guess: Laravel shows limit and remaining on every response, ms-connector on a 429';

check(
  'responses name the limit of a plan, and each leaves less',
  [LIST.source, SHOWN_BELOW_LIMIT],
  async () => {
    const first = (await pageOf(LIST, { per_page: 3 })).response;
    const second = (await pageOf(LIST, { per_page: 4 })).response;
    const limits = Object.values(contract.rateLimits.plans).map(({ limit }) => limit);
    const limit = Number(second.headers.get('x-ratelimit-limit') ?? Number.NaN);
    expectSame(second, 'the limit is that of a plan', true, limits.includes(limit));
    const left = [first, second].map(({ headers }) =>
      Number(headers.get('x-ratelimit-remaining') ?? Number.NaN),
    );
    const [before = 0, after = 0] = left;
    // Others may call with the token in between, and a new window may begin.
    if (after < before || after > limit - 10) return;
    throw new ContractFailure(
      second,
      'a request leaves less than the one before it',
      `less than ${before}`,
      after,
    );
  },
);
