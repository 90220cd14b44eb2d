import { type Answer, expectSame } from '../../fixtures/answer.ts';
import { noBudget } from '../../fixtures/budget.ts';
import { Client } from '../../fixtures/client.ts';
import { operationNamed } from '../../fixtures/contract.ts';
import { sendRaw } from '../../fixtures/raw.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { baseUrl, fetchMock } from '../../fixtures/target.ts';
import {
  isRefused,
  leaves,
  NO_RATE_HEADERS,
  newSpender,
  passesWith,
  rateOf,
  SHOWN_BELOW_LIMIT,
  type Spender,
  through,
} from './spender.ts';

const COUNTS = 'guess: Laravel counts a request before it looks at what it asks for';

/** What a signed-in member can do wrong. */
const REFUSALS: [status: number, operation: string, send: (client: Client) => Promise<Answer>][] = [
  [400, 'createEntry', (client) => sendRaw(client, operationNamed('createEntry'), { body: '{' })],
  [403, 'createClient', (client) => client.call('createClient', { body: { name: 'Never made' } })],
  [404, 'getEntry', (client) => client.call('getEntry', { ids: [1] })],
  [415, 'createEntry', (client) => sendRaw(client, operationNamed('createEntry'), XML)],
  [422, 'createEntry', (client) => client.send('createEntry', { body: {} })],
];
const XML = { body: '<entry/>', contentType: 'application/xml' };

for (const [status, operation, send] of REFUSALS) {
  const sources = [operationNamed(operation).source, COUNTS, SHOWN_BELOW_LIMIT];

  sentence(`a request that is refused with ${status} counts and shows what is left`, sources, async () => {
    const spender = await newSpender();
    passesWith(await spender.ask(), 1999, 'the request before it passes');
    const answer = await send(spender.client);
    expectSame(answer, `the request is refused with ${status}`, status, answer.status);
    const expected = { limit: '2000', remaining: '1998', wait: null, reset: null };
    expectSame(
      answer,
      `a request refused with ${status} counts, and its answer says so`,
      expected,
      rateOf(answer),
    );
    passesWith(await spender.ask(), 1997, `a request refused with ${status} has counted once`);
  });

  sentence(`over the limit a request that ${status} would refuse is refused with 429`, sources, async () => {
    const spender = await newSpender();
    await spender.keepOnly(0);
    isRefused(await send(spender.client), 'the limit stands before every other refusal but 401');
  });
}

const NOT_COUNTED = 'guess: without a valid token there is no couple to count for';

sentence('a request without a token has no rate headers', NOT_COUNTED, async () => {
  const answer = await new Client('anonymous', undefined).call('listEntries');
  isUncounted(answer, 401);
});

sentence('a request with an expired token does not count', NOT_COUNTED, async () => {
  const { world } = await newSpender();
  const spender = await through(world, 'member', 'mock-app');
  const { access_token } = await world.issueToken({ user: 'member', app: 'mock-app', expires_in: 10 });
  passesWith(await spender.ask(), 1999, 'the request before it passes');
  await world.advance(10);
  isUncounted(await new Client('member', access_token, noBudget).call('listEntries'), 401);
  passesWith(await spender.ask(), 1998, 'a request with an expired token has not counted');
});

sentence('a request that is refused with 401 is not refused for the limit', NOT_COUNTED, async () => {
  const { world } = await newSpender();
  const spender = await through(world, 'member', 'mock-app');
  await spender.keepOnly(0);
  await world.set({ allow_third_party_apps: false });
  isUncounted(await spender.ask(), 401);
});

sentence('requests of an application that is not allowed do not count', NOT_COUNTED, async () => {
  const { world } = await newSpender();
  const spender = await through(world, 'member', 'mock-app');
  passesWith(await spender.ask(), 1999, 'the request before it passes');
  await world.set({ allow_third_party_apps: false });
  isUncounted(await spender.ask(), 401);
  await world.set({ allow_third_party_apps: true });
  passesWith(await spender.ask(), 1998, 'a request refused with 401 has not counted');
});

const BEFORE_TOKEN = 'guess: Laravel finds the route before it looks at the token';

sentence('a path that does not exist has no rate headers and does not count', BEFORE_TOKEN, async () => {
  await isOutside('GET', '/nothing-here', 404);
});

sentence(
  'a method that the path does not know has no rate headers and does not count',
  BEFORE_TOKEN,
  async () => {
    await isOutside('PATCH', '/entries', 405);
  },
);

sentence('a method that the path does not know is told so without a token', BEFORE_TOKEN, async () => {
  const answer = await sendRaw(new Client('anonymous', undefined), operationNamed('listEntries'), {
    method: 'PATCH',
  });
  isUncounted(answer, 405);
});

function isUncounted(answer: Answer, status: number): void {
  expectSame(answer, `the request is refused with ${status}`, status, answer.status);
  expectSame(answer, `a request refused with ${status} has no rate headers`, NO_RATE_HEADERS, rateOf(answer));
}

/** The request is answered before anything is counted, although it carries a valid token. */
async function isOutside(method: string, path: string, status: number): Promise<void> {
  const spender = await newSpender();
  passesWith(await spender.ask(), 1999, 'the request before it passes');
  isUncounted(await sendTo(spender, method, path), status);
  leaves(await spender.ask(), 1998, `a request refused with ${status} has not counted`);
}

async function sendTo({ client, actor }: Spender, method: string, path: string): Promise<Answer> {
  const headers = { Authorization: `Bearer ${client.token}` };
  const response = await fetchMock(`${baseUrl}${path}`, { method, headers });
  const text = await response.text();
  const request = { method, url: response.url, signedIn: true };
  const { status } = response;
  return {
    operation: operationNamed('listEntries'),
    actor,
    request,
    status,
    headers: response.headers,
    text,
    body: text,
  };
}
