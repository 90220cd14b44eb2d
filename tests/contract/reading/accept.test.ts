import { check } from '../../fixtures/check.ts';
import { operationNamed, SIMPLE_READ } from '../../fixtures/contract.ts';
import { sendRaw } from '../../fixtures/raw.ts';
import { reader } from '../../fixtures/reader.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import type { ApiResponse } from '../../fixtures/response.ts';

/*
 * Media types in the Accept header, tried on one list. All other requests accept JSON. Whatever the status is, it must
 * be documented and have the documented body, as in every response.
 */

const LIST = operationNamed(SIMPLE_READ);
const ANY_TYPE = 'guess: RFC 9110 12.5.1, */* includes the documented type';
const NO_TYPE = 'guess: RFC 9110 12.5.1 allows a 406, or a response as if the header were not there';

check(
  `${LIST.id} returns JSON to a client that accepts any media type`,
  [LIST.source, ANY_TYPE],
  async () => {
    expectSuccess(await readAccepting('*/*'));
  },
);

check(
  `${LIST.id} returns a documented response to a client that accepts only images`,
  [LIST.source, NO_TYPE],
  async () => {
    const response = await readAccepting('image/png');
    if (response.status < 400) expectSuccess(response);
  },
);

async function readAccepting(accept: string): Promise<ApiResponse> {
  const { client } = await reader(LIST);
  return sendRaw(client, LIST, { query: 'per_page=1', headers: { Accept: accept } });
}
