import { expect, test } from 'vitest';
import {
  apiStatus,
  authorizationRequest,
  exchange,
  fileMock,
  freshWorkspace,
  redirectParameters,
} from '../oauth/login.ts';
import { signIn } from './portal.ts';

const mock = fileMock();

test('a script can create an app, log in and list entries without a browser', async () => {
  const workspace = await freshWorkspace(mock);
  const portal = await signIn(workspace);
  expect(portal.page.html).toContain('<a class="button" href="/developers/apps/new">Create new app</a>');
  await portal.open('/developers/apps/new');
  const redirect_uri = 'http://127.0.0.1/done';
  const list = await portal.submit('/developers/apps', { name: 'Sync', redirect_uri });
  const client_id = /<code>([0-9a-f-]{36})<\/code>/.exec(list.html)?.[1] as string;

  const request = authorizationRequest(workspace, { client_id, redirect_uri: 'http://127.0.0.1:5123/done' });
  const consent = await portal.open(`/oauth/authorize?${request}`);
  const user = /value="(\d+)" required>\s*<span>Mia Moss/.exec(consent.html)?.[1] as string;
  const granted = await portal.submit('/oauth/authorize', { user, decision: 'grant' });
  expect(granted.status).toBe(302);
  const { code = '' } = redirectParameters(granted);

  const { body } = await exchange(workspace, code, { client_id, redirect_uri: 'http://127.0.0.1:5123/done' });
  expect(await apiStatus(workspace, body.access_token as string, '/entries')).toBe(200);
});
