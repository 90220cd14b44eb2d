import { check } from '../../fixtures/check.ts';
import { Client } from '../../fixtures/client.ts';
import { everyOperation, type Operation } from '../../fixtures/contract.ts';
import { type RawRequest, sendRaw } from '../../fixtures/raw.ts';
import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { OAuthApp } from '../../fixtures/tokens/oauth.ts';
import { lastingWorkspace } from '../../fixtures/workspace.ts';

/*
 * Every request identifies its user by one `Authorization: Bearer TOKEN` header (source: article). Requests with other
 * credentials, or with a token that is no longer valid, are rejected with 401 by every operation.
 */

const UNKNOWN_ID = Number.MAX_SAFE_INTEGER;

interface Credentials {
  /** A valid token. */
  valid: string;
  otherUser: string;
  expired: string;
  revoked: string;
  deactivatedUser: string;
}

const CREDENTIALS: Record<string, (tokens: Credentials) => Pick<RawRequest, 'headers' | 'query'>> = {
  'without a token': () => ({}),
  'with the Basic scheme': ({ valid: good }) => authorization(`Basic ${good}`),
  'with an empty token': () => authorization('Bearer '),
  'with the word Bearer twice': ({ valid: good }) => authorization(`Bearer Bearer ${good}`),
  'with a token without a scheme': ({ valid: good }) => authorization(good),
  'with the token in the query': ({ valid: good }) => ({ query: `access_token=${good}` }),
  'with two different Authorization headers': ({ valid: good, otherUser: another }) =>
    authorization([`Bearer ${good}`, `Bearer ${another}`]),
  "with the old API's header": ({ valid: good }) => ({ headers: { Bearer: good } }),
  'with a token that was never issued': () => authorization('Bearer nobody-was-given-this'),
  'with an expired token': ({ expired }) => authorization(`Bearer ${expired}`),
  'with a revoked token': ({ revoked }) => authorization(`Bearer ${revoked}`),
  "with a deactivated user's token": ({ deactivatedUser: ofDeactivated }) =>
    authorization(`Bearer ${ofDeactivated}`),
};

for (const operation of everyOperation) {
  const unauthorized = operation.responses[401]?.source ?? '';
  for (const [description, buildCredentials] of Object.entries(CREDENTIALS)) {
    const sources = [operation.source, 'article', unauthorized];
    check(`${operation.id} ${description} is rejected with 401`, sources, async () => {
      const response = await callWithUnknownIds(operation, buildCredentials(await credentials()));
      expectRejection(response, 'unauthenticated');
      const challenge = response.headers.get('www-authenticate') ?? 'none';
      expectSame(response, 'the rejection names the Bearer scheme', true, /^Bearer\b/.test(challenge));
    });
  }

  check(`${operation.id} accepts the scheme in lower case`, 'guess: RFC 9110 11.1', async () => {
    const { valid: good } = await credentials();
    const response = await callWithUnknownIds(operation, authorization(`bearer ${good}`));
    expectSame(response, 'the token is accepted', false, response.status === 401);
  });
}

/** Calls an operation with unknown IDs, so that the call changes nothing even if it is accepted. */
function callWithUnknownIds(
  operation: Operation,
  request: Pick<RawRequest, 'headers' | 'query'>,
): Promise<ApiResponse> {
  const ids = operation.pathParameters.map(() => UNKNOWN_ID);
  const body = operation.body ? { body: '{}' } : {};
  return sendRaw(new Client('anonymous', undefined), operation, { ids, ...body, ...request });
}

function authorization(value: string | string[]): Pick<RawRequest, 'headers'> {
  return { headers: { Authorization: value } };
}

let cachedCredentials: Promise<Credentials> | undefined;

function credentials(): Promise<Credentials> {
  cachedCredentials ??= createCredentials();
  return cachedCredentials;
}

async function createCredentials(): Promise<Credentials> {
  const workspace = await lastingWorkspace();
  const expired = await workspace.issueToken({ user: 'owner', expires_in: 60 });
  const revoked = await workspace.issueToken({ user: 'owner' });
  await workspace.advance(60);
  await new OAuthApp(workspace).revoke(revoked.access_token);
  const deactivated = { ids: [workspace.userId('other-member')], body: { is_active: 0 as const } };
  expectSuccess(await workspace.as('owner').call('updateMember', deactivated));
  return {
    valid: workspace.token('owner'),
    otherUser: workspace.token('admin'),
    expired: expired.access_token,
    revoked: revoked.access_token,
    deactivatedUser: workspace.token('other-member'),
  };
}
