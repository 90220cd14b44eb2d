import type { ErrorCase } from '../../../scripts/contract/contract.ts';
import { noBudget } from '../../fixtures/budget.ts';
import { check } from '../../fixtures/check.ts';
import { Client } from '../../fixtures/client.ts';
import { contract, operationNamed, SIMPLE_READ } from '../../fixtures/contract.ts';
import { sendRaw } from '../../fixtures/raw.ts';
import { type Rejection, resolveStatus } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import {
  expectOverLimit,
  expectRemaining,
  expectRemainingCount,
  HEADERS_BELOW_LIMIT,
  NO_RATE_HEADERS,
  newSpender,
  rateLimitHeaders,
  type Spender,
  through,
} from '../../fixtures/spender.ts';
import { target } from '../../fixtures/target.ts';
import { requestToWire } from '../../fixtures/wire.ts';

const COUNTS = 'guess: Laravel counts a request before it processes it';

/** Invalid requests of a signed-in member. */
const REJECTIONS: [
  rejection: ErrorCase,
  operation: string,
  send: (client: Client) => Promise<ApiResponse>,
][] = [
  ['malformedJson', 'createEntry', (client) => sendRaw(client, operationNamed('createEntry'), { body: '{' })],
  ['forbidden', 'createClient', (client) => client.call('createClient', { body: { name: 'Never made' } })],
  ['notFound', 'getEntry', (client) => client.call('getEntry', { ids: [1] })],
  ['wrongContentType', 'createEntry', (client) => sendRaw(client, operationNamed('createEntry'), XML)],
  ['invalid', 'createEntry', (client) => client.send('createEntry', { body: {} })],
];
const XML = { body: '<entry/>', contentType: 'application/xml' };

for (const [rejection, operation, send] of REJECTIONS) {
  const status = resolveStatus(rejection);
  const sources = [operationNamed(operation).source, COUNTS, HEADERS_BELOW_LIMIT];

  check(
    `a request that is rejected with ${status} counts and has the remaining count in its headers`,
    sources,
    async () => {
      const spender = await newSpender();
      expectRemaining(await spender.send(), 1999, 'the preceding request passes');
      const response = await send(spender.client);
      expectSame(response, `the request is rejected with ${status}`, status, response.status);
      const expected = { limit: '2000', remaining: '1998', wait: null, reset: null };
      expectSame(
        response,
        `a request rejected with ${status} counts, as its headers show`,
        expected,
        rateLimitHeaders(response),
      );
      expectRemaining(await spender.send(), 1997, `a request rejected with ${status} has counted once`);
    },
  );

  check(
    `a request over the limit is rejected with 429 even if it would otherwise be rejected with ${status}`,
    sources,
    async () => {
      const spender = await newSpender();
      await spender.keepOnly(0);
      expectOverLimit(await send(spender.client), 'the limit precedes every other rejection but 401');
    },
  );
}

const NOT_COUNTED = 'guess: without a valid token there is no user/client pair to count for';

check('a request without a token has no rate-limit headers', NOT_COUNTED, async () => {
  const response = await new Client('anonymous', undefined).call(SIMPLE_READ);
  expectUncounted(response, 'unauthenticated');
});

check('a request with an expired token does not count', NOT_COUNTED, async () => {
  const { workspace } = await newSpender();
  const spender = await through(workspace, 'member', 'mock-app');
  const { access_token } = await workspace.issueToken({ user: 'member', app: 'mock-app', expires_in: 10 });
  expectRemaining(await spender.send(), 1999, 'the preceding request passes');
  await workspace.advance(10);
  expectUncounted(await new Client('member', access_token, noBudget).call(SIMPLE_READ), 'unauthenticated');
  expectRemaining(await spender.send(), 1998, 'a request with an expired token has not counted');
});

check(
  'a request that is rejected with 401 is not rejected because of the rate limit',
  NOT_COUNTED,
  async () => {
    const { workspace } = await newSpender();
    const spender = await through(workspace, 'member', 'mock-app');
    await spender.keepOnly(0);
    await workspace.set({ allowThirdPartyApps: false });
    expectUncounted(await spender.send(), contract.tokens.third_party_off.status);
  },
);

check('requests of an application that is not allowed do not count', NOT_COUNTED, async () => {
  const { workspace } = await newSpender();
  const spender = await through(workspace, 'member', 'mock-app');
  expectRemaining(await spender.send(), 1999, 'the preceding request passes');
  await workspace.set({ allowThirdPartyApps: false });
  expectUncounted(await spender.send(), contract.tokens.third_party_off.status);
  await workspace.set({ allowThirdPartyApps: true });
  expectRemaining(await spender.send(), 1998, 'a request rejected with 401 has not counted');
});

const BEFORE_TOKEN = 'guess: Laravel resolves the route before it checks the token';

check('a path that does not exist has no rate-limit headers and does not count', BEFORE_TOKEN, async () => {
  await expectRejectedBeforeCount('GET', '/nothing-here', 'unknownPath');
});

check(
  'a method that the path does not support has no rate-limit headers and does not count',
  BEFORE_TOKEN,
  async () => {
    await expectRejectedBeforeCount('PATCH', '/entries', 'methodNotAllowed');
  },
);

check('a method that the path does not support is rejected without a token', BEFORE_TOKEN, async () => {
  const response = await sendRaw(new Client('anonymous', undefined), operationNamed(SIMPLE_READ), {
    method: 'PATCH',
  });
  expectUncounted(response, 'methodNotAllowed');
});

function expectUncounted(response: ApiResponse, rejection: Rejection): void {
  const status = resolveStatus(rejection);
  expectSame(response, `the request is rejected with ${status}`, status, response.status);
  expectSame(
    response,
    `a request rejected with ${status} has no rate-limit headers`,
    NO_RATE_HEADERS,
    rateLimitHeaders(response),
  );
}

/** Checks that the request is rejected before it is counted, although it carries a valid token. */
async function expectRejectedBeforeCount(method: string, path: string, rejection: Rejection): Promise<void> {
  const status = resolveStatus(rejection);
  const spender = await newSpender();
  expectRemaining(await spender.send(), 1999, 'the preceding request passes');
  expectUncounted(await sendRequest(spender, method, path), rejection);
  expectRemainingCount(await spender.send(), 1998, `a request rejected with ${status} has not counted`);
}

async function sendRequest({ client, actor }: Spender, method: string, path: string): Promise<ApiResponse> {
  const headers = { Authorization: `Bearer ${client.token}` };
  const sent = requestToWire({ method, url: `${target.baseUrl}${path}`, headers: {} });
  const response = await target.fetch(sent.url, { method: sent.method, headers });
  const text = await response.text();
  const request = { method, url: response.url, signedIn: true };
  const { status } = response;
  return {
    operation: operationNamed(SIMPLE_READ),
    actor,
    request,
    status,
    headers: response.headers,
    text,
    body: text,
  };
}
