import type { OutgoingHttpHeaders } from 'node:http';
import { check } from '../../fixtures/check.ts';
import { Client } from '../../fixtures/client.ts';
import { operationNamed } from '../../fixtures/contract.ts';
import { sendRaw } from '../../fixtures/raw.ts';
import { reader } from '../../fixtures/reader.ts';
import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { ContractFailure } from '../../fixtures/response.ts';

/*
 * A value that is not a token is rejected, and the case of the scheme in the header does not matter. Tested on one
 * list.
 */

const ENTRIES = operationNamed('listEntries');
const CHALLENGE = 'guess: RFC 6750 3 requires it';
const ANY_CASE = 'guess: RFC 9110 11.1';

/** None of these contains a valid token, so that no secret gets into logs. */
const REJECTED: Record<string, OutgoingHttpHeaders> = {
  'no token': {},
  'an empty token': { Authorization: 'Bearer ' },
  'a token that was never issued': { Authorization: 'Bearer nobody-was-given-this' },
  'a JWT that belongs to nobody': {
    Authorization: `Bearer ${['{"typ":"JWT","alg":"none"}', '{"sub":"1"}', ''].map(base64url).join('.')}`,
  },
  'a user name and password': { Authorization: `Basic ${base64url('nobody:secret')}` },
};

for (const [what, headers] of Object.entries(REJECTED)) {
  const sources = [ENTRIES.source, 'article', ENTRIES.responses[401]?.source ?? ''];
  check(`listEntries with ${what} is rejected with 401`, sources, async () => {
    const response = await sendRaw(new Client('anonymous', undefined), ENTRIES, { headers });
    expectRejection(response, 'unauthenticated');
  });
}

check(
  'the rejection of a request without a token names the Bearer scheme',
  [ENTRIES.source, CHALLENGE],
  async () => {
    const response = await new Client('anonymous', undefined).send(ENTRIES.id);
    const challenge = response.headers.get('www-authenticate') ?? 'none';
    if (/^Bearer\b/.test(challenge)) return;
    const header = (value = '') => `WWW-Authenticate: ${value.split(' ')[0]}`;
    throw new ContractFailure(response, 'WWW-Authenticate names Bearer', header('Bearer'), header(challenge));
  },
);

check('listEntries accepts the scheme in lower case', [ENTRIES.source, ANY_CASE], async () => {
  const { client } = await reader(ENTRIES);
  const headers = { Authorization: `bearer ${client.token}` };
  expectSuccess(
    await sendRaw(new Client(client.actor, undefined), ENTRIES, { headers, query: 'per_page=1' }),
  );
});

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
