import { check } from '../../fixtures/check.ts';
import { contract, operationNamed } from '../../fixtures/contract.ts';
import { reader, readPage } from '../../fixtures/reader.ts';
import { ContractFailure, expectSame } from '../../fixtures/response.ts';

const LIST = operationNamed('listEntries');
const SHOWN_BELOW_LIMIT = 'guess: Laravel shows limit and remaining on every response, ms-connector on a 429';

check(
  'responses have the limit of a plan, and each a lower remaining count',
  [LIST.source, SHOWN_BELOW_LIMIT],
  async () => {
    const first = (await readPage(LIST, { per_page: 3 })).response;
    const second = (await readPage(LIST, { per_page: 4 })).response;
    const limits = Object.values(contract.rateLimits.plans).map(({ limit }) => limit);
    const limit = Number(second.headers.get('x-ratelimit-limit') ?? Number.NaN);
    expectSame(second, 'the limit is that of a plan', true, limits.includes(limit));
    const left = [first, second].map(({ headers }) =>
      Number(headers.get('x-ratelimit-remaining') ?? Number.NaN),
    );
    const [before = 0, after = 0] = left;
    // Others may call with the token in between, and a new window may begin.
    if (after < before || after > limit - 10) return;
    throw new ContractFailure(second, 'a request lowers the remaining count', `less than ${before}`, after);
  },
);

check(
  'a rejected request lowers the remaining count',
  [LIST.source, SHOWN_BELOW_LIMIT, 'guess: every request counts, rejected or not, as Laravel counts'],
  async () => {
    const { client } = await reader(LIST);
    const responses = [
      await client.send(LIST.id, { query: { page: -1 } }),
      await client.send('getEntry', { ids: [-1] }),
      await client.send(LIST.id, { query: { per_page: -1 } }),
    ];
    const left = responses.map(({ headers }) => Number(headers.get('x-ratelimit-remaining') ?? Number.NaN));
    for (const [i, response] of responses.entries()) {
      const [before = Number.NaN, after = Number.NaN] = [left[i - 1], left[i]];
      // A new window may begin in between.
      if (i === 0 || after < before || after > before + 10) continue;
      throw new ContractFailure(response, 'a rejected request counts', `less than ${before}`, after);
    }
  },
);
