import type { TestToken } from '../../../scripts/live/tokens.ts';
import { check } from '../../fixtures/check.ts';
import { Client } from '../../fixtures/client.ts';
import { operationNamed, SIMPLE_READ } from '../../fixtures/contract.ts';
import type { SeenPage } from '../../fixtures/reader.ts';
import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, ContractFailure, expectSame } from '../../fixtures/response.ts';
import { requireValue, skip } from '../../fixtures/skip.ts';
import { target } from '../../fixtures/target.ts';
import { Portal } from '../../fixtures/tokens/portal.ts';
import { twoUsers } from '../../fixtures/tokens/two-users.ts';
import { newWorkspace, sharedWorkspace, type TestWorkspace } from '../../fixtures/workspace.ts';

/*
 * Tokens that only their holder can supply: expired, revoked, of a second app of the same user, and of a second user.
 */

const LIST = operationNamed(SIMPLE_READ);
const REJECTION = [LIST.source, 'article', LIST.responses[401]?.source ?? ''];
const SEPARATE = [LIST.source, 'article', 'ms-connector'];
const ATTEMPTS = 3;

for (const kind of ['expired', 'revoked'] as const) {
  check(
    `${LIST.id} with ${kind === 'expired' ? 'an expired' : 'a revoked'} token is rejected with 401`,
    REJECTION,
    async () => {
      expectRejection(await (await formerUser(kind)).send(LIST.id), 'unauthenticated');
    },
  );
}

check('two apps of one user see the same records', [LIST.source, 'article'], async () => {
  const { first, second } = await userOfTwoApps();
  const before = await readIds(first, {});
  const bySecond = await readIds(second, {});
  const after = await readIds(first, { page: 1 });
  if (String(before.ids) !== String(after.ids)) skip('the records changed in between');
  expectSame(bySecond.response, 'the second app lists the same records', after.ids, bySecond.ids);
});

check("requests of one app do not count against the limit of the user's other app", SEPARATE, async () => {
  const { first, second } = await userOfTwoApps();
  await checkSeparateLimits(first, second);
});

check('requests of one user do not count against the limit of another user', SEPARATE, async () => {
  const { first, second } = await twoUsers();
  await checkSeparateLimits(first, second);
});

async function checkSeparateLimits(first: Client, second: Client): Promise<void> {
  let response: ApiResponse | undefined;
  for (let round = 1; round <= ATTEMPTS; round += 1) {
    const before = readRemaining(await second.send(LIST.id, { query: { per_page: 1, page: round } }));
    for (const size of [2, 3]) await first.send(LIST.id, { query: { per_page: size, page: round } });
    response = await second.send(LIST.id, { query: { per_page: 2, page: round } });
    // A window that starts anew, or another caller in one of the rounds, does not affect the result.
    if (before - readRemaining(response) !== 3) return;
  }
  throw new ContractFailure(
    requireValue(response, 'response'),
    'the limits are separate',
    '1 less',
    '3 less',
  );
}

async function readIds(client: Client, query: Record<string, number>) {
  const response = await client.send(LIST.id, { query: { per_page: 5, ...query } });
  const { data } = expectSuccess(response) as unknown as SeenPage;
  const name = SIMPLE_READ === 'listEntries' ? 'entry_id' : 'project_id';
  return { response, ids: data.map((record) => requireValue(record[name], name)) };
}

function readRemaining({ headers }: ApiResponse): number {
  return Number(headers.get('x-ratelimit-remaining') ?? skip('no X-RateLimit-Remaining'));
}

/** A caller with a token that was once accepted: supplied to a live run, issued on the mock. */
async function formerUser(kind: 'expired' | 'revoked'): Promise<Client> {
  const token = target.testToken?.(kind);
  return new Client(`${kind} token`, token ?? (await TOKEN_FACTORIES[kind](await newWorkspace())));
}

const TOKEN_FACTORIES: Record<
  Exclude<TestToken, 'second-app'>,
  (workspace: TestWorkspace) => Promise<string>
> = {
  async expired(workspace) {
    const { access_token } = await workspace.issueToken({ user: 'member', expires_in: 60 });
    await workspace.advance(61);
    return access_token;
  },
  async revoked(workspace) {
    const portal = new Portal(workspace, 'member');
    const { id, token } = await portal.issueToken();
    await portal.data('DELETE', `/tokens/${id}`);
    return token;
  },
};

/** One user with two apps. */
async function userOfTwoApps(): Promise<{ first: Client; second: Client }> {
  const token = target.testToken?.('second-app');
  if (token !== undefined) {
    const first = (await sharedWorkspace()).as(target.reader());
    return { first, second: new Client(`${first.actor} by a second app`, token) };
  }
  const workspace = await newWorkspace();
  const byApp = async (app: string) => {
    const { access_token } = await workspace.issueToken({ user: 'member', app });
    return new Client(`member by ${app}`, access_token);
  };
  return { first: await byApp('mock-app'), second: await byApp('other-app') };
}
