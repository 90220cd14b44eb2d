import { noBudget } from '../../fixtures/budget.ts';
import { check } from '../../fixtures/check.ts';
import { Client } from '../../fixtures/client.ts';
import { operationNamed, type SignedInActor } from '../../fixtures/contract.ts';
import { freshName } from '../../fixtures/records.ts';
import { expectAnyRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { OAuthApp } from '../../fixtures/tokens/oauth.ts';
import { expectTokenUnauthorized } from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/workspace.ts';

/*
 * Every request acts as the user who granted access, with the role that they have at the time of the request (source:
 * article).
 */

const UPDATE_MEMBER = operationNamed('updateMember').source;

check("the granting user's role determines access, for two users of one application", 'article', async () => {
  const app = new OAuthApp(await newWorkspace());
  const [admin, member] = [await through(app, 'admin'), await through(app, 'member')];
  expectSuccess(await createClient(admin), 'the admin creates a client');
  expectAnyRejection(await createClient(member), 'the member cannot create one through the same application');
  expectSuccess(await createClient(admin), 'the rejection of the member does not affect the admin');
});

check('two users of one application each get the entries that they may see', 'article', async () => {
  const app = new OAuthApp(await newWorkspace());
  const [admin, member] = [await through(app, 'admin'), await through(app, 'member')];
  const me = app.workspace.userId('member');
  expectSame(
    await member.call('listEntries'),
    'the member gets only their own entries',
    [me],
    await listVisibleUsers(member),
  );
  const others = (await listVisibleUsers(admin)).filter((user) => user !== me);
  expectSame(
    await admin.call('listEntries'),
    'the admin gets entries of other users as well',
    true,
    others.length > 0,
  );
});

check('one user has the same role in two applications', 'article', async () => {
  const workspace = await newWorkspace();
  for (const clientId of Object.values(workspace.apps)) {
    const app = new OAuthApp(workspace, clientId);
    expectAnyRejection(
      await createClient(await through(app, 'member')),
      'a member cannot create a client through any application',
    );
    expectSuccess(
      await createClient(await through(app, 'admin')),
      'an admin can create a client through any application',
    );
  }
});

check(
  'a user who becomes a member while their token is valid loses access to admin operations with the next request',
  ['article', UPDATE_MEMBER],
  async () => {
    const app = new OAuthApp(await newWorkspace());
    await change(app.workspace, 'member', { access_level: 'admin' });
    const user = await through(app, 'member');
    expectSuccess(await createClient(user), 'the admin creates a client');
    await change(app.workspace, 'member', { access_level: 'member' });
    expectAnyRejection(await createClient(user), 'the member cannot create a client with the same token');
    const me = app.workspace.userId('member');
    expectSame(
      await user.call('listEntries'),
      'the member sees only their own entries',
      [me],
      await listVisibleUsers(user),
    );
  },
);

check(
  'a user who becomes an admin while their token is valid gains access to admin operations with the next request',
  ['article', UPDATE_MEMBER],
  async () => {
    const app = new OAuthApp(await newWorkspace());
    const member = await through(app, 'member');
    expectAnyRejection(await createClient(member), 'the member cannot create a client');
    await change(app.workspace, 'member', { access_level: 'admin' });
    expectSuccess(await createClient(member), 'the admin can create a client with the same token');
  },
);

check('a refresh keeps the user and applies their current role', ['article', UPDATE_MEMBER], async () => {
  const app = new OAuthApp(await newWorkspace());
  const pair = await app.logIn('admin');
  await change(app.workspace, 'admin', { access_level: 'member' });
  const { access_token } = await app.renew(pair);
  expectAnyRejection(
    await createClient(new Client('admin', access_token, noBudget)),
    'the refreshed token has no more access than the role',
  );
});

check(
  'a user who is deactivated loses all access with the next request',
  ['article', UPDATE_MEMBER],
  async () => {
    const app = new OAuthApp(await newWorkspace());
    const { access_token } = await app.logIn('member');
    await change(app.workspace, 'member', { is_active: 0 });
    await expectTokenUnauthorized(access_token, 'the token of a deactivated user is rejected');
  },
);

/** A user who calls through an application. */
async function through(app: OAuthApp, user: SignedInActor): Promise<Client> {
  return new Client(user, (await app.logIn(user)).access_token, noBudget);
}

function createClient(client: Client) {
  return client.call('createClient', { body: { name: freshName('client') } });
}

async function change(
  workspace: TestWorkspace,
  user: SignedInActor,
  body: { access_level?: 'member' | 'admin'; is_active?: 0 },
) {
  expectSuccess(await workspace.as('owner').call('updateMember', { ids: [workspace.userId(user)], body }));
}

async function listVisibleUsers(client: Client): Promise<number[]> {
  const { data } = expectSuccess(await client.call('listEntries', { query: { per_page: 100 } }));
  return [...new Set(data.map((entry) => entry.user_id))];
}
