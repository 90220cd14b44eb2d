import { type Answer, expectSame } from '../../fixtures/answer.ts';
import { Client } from '../../fixtures/client.ts';
import { everyOperation, type Operation } from '../../fixtures/contract.ts';
import { OAuthApp } from '../../fixtures/oauth.ts';
import { type RawRequest, sendRaw } from '../../fixtures/raw.ts';
import { refusedWith, succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { lastingWorld } from '../../fixtures/world.ts';

/*
 * Every request says whose it is by one `Authorization: Bearer TOKEN` (article). Whatever says it in another way, or
 * with a token that is no longer good, is refused with 401 on every operation.
 */

const NOBODYS_ID = Number.MAX_SAFE_INTEGER;

interface Credentials {
  /** A token that is good. */
  good: string;
  another: string;
  expired: string;
  revoked: string;
  ofDeactivated: string;
}

const WAYS: Record<string, (tokens: Credentials) => Pick<RawRequest, 'headers' | 'query'>> = {
  'without a token': () => ({}),
  'with another scheme': ({ good }) => authorization(`Basic ${good}`),
  'with an empty token': () => authorization('Bearer '),
  'with the word Bearer twice': ({ good }) => authorization(`Bearer Bearer ${good}`),
  'with a bare token': ({ good }) => authorization(good),
  'with the token in the query': ({ good }) => ({ query: `access_token=${good}` }),
  'with two headers that differ': ({ good, another }) =>
    authorization([`Bearer ${good}`, `Bearer ${another}`]),
  "with the old API's header": ({ good }) => ({ headers: { Bearer: good } }),
  'with a token that nobody was given': () => authorization('Bearer nobody-was-given-this'),
  'with an expired token': ({ expired }) => authorization(`Bearer ${expired}`),
  'with a revoked token': ({ revoked }) => authorization(`Bearer ${revoked}`),
  "with a deactivated user's token": ({ ofDeactivated }) => authorization(`Bearer ${ofDeactivated}`),
};

for (const operation of everyOperation) {
  const unauthorized = operation.responses[401]?.source ?? '';
  for (const [way, write] of Object.entries(WAYS)) {
    const sources = [operation.source, 'article', unauthorized];
    sentence(`${operation.id} ${way} is refused with 401`, sources, async () => {
      const answer = await ask(operation, write(await credentials()));
      refusedWith(answer, 401);
      const challenge = answer.headers.get('www-authenticate') ?? 'none';
      expectSame(answer, 'the refusal asks for a bearer token', true, /^Bearer\b/.test(challenge));
    });
  }

  sentence(`${operation.id} takes the scheme in lower case`, 'guess: RFC 9110 11.1', async () => {
    const { good } = await credentials();
    const answer = await ask(operation, authorization(`bearer ${good}`));
    expectSame(answer, 'the token is taken', false, answer.status === 401);
  });
}

/** Calls an operation on a record that nobody has, so that nothing is changed whatever becomes of it. */
function ask(operation: Operation, request: Pick<RawRequest, 'headers' | 'query'>): Promise<Answer> {
  const ids = operation.pathParameters.map(() => NOBODYS_ID);
  const body = operation.body ? { body: '{}' } : {};
  return sendRaw(new Client('anonymous', undefined), operation, { ids, ...body, ...request });
}

function authorization(value: string | string[]): Pick<RawRequest, 'headers'> {
  return { headers: { Authorization: value } };
}

let known: Promise<Credentials> | undefined;

function credentials(): Promise<Credentials> {
  known ??= obtain();
  return known;
}

async function obtain(): Promise<Credentials> {
  const world = await lastingWorld();
  const expired = await world.issueToken({ user: 'owner', expires_in: 60 });
  const revoked = await world.issueToken({ user: 'owner' });
  await world.advance(60);
  await new OAuthApp(world).revoke(revoked.access_token);
  const deactivated = { ids: [world.userId('other-member')], body: { is_active: 0 as const } };
  succeeded(await world.as('owner').call('updateMember', deactivated));
  return {
    good: world.token('owner'),
    another: world.token('admin'),
    expired: expired.access_token,
    revoked: revoked.access_token,
    ofDeactivated: world.token('other-member'),
  };
}
