import { check } from '../../fixtures/check.ts';
import { expectSame } from '../../fixtures/response.ts';
import { type Changes, OAuthApp, sendOAuth } from '../../fixtures/tokens/oauth.ts';
import {
  expectOAuthError,
  expectTokens,
  PUBLIC_CLIENTS,
  TOKEN_ERRORS,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/* The client secret is left empty (source: article), in every form in which clients send it. */

const basic = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` });

/** Requests without a secret. */
const WITHOUT_SECRET: [how: string, changes: (clientId: string) => Changes][] = [
  ['an empty client_secret in the form', () => ({ fields: { client_secret: '' } })],
  ['an empty client_secret in JSON', () => ({ fields: { client_secret: '' }, as: 'json' })],
  ['an empty password in Basic', (id) => ({ fields: { client_id: undefined }, headers: basic(`${id}:`) })],
  ['an empty password in Basic, with client_id in the body,', (id) => ({ headers: basic(`${id}:`) })],
];

for (const [how, changes] of WITHOUT_SECRET) {
  check(`${how} counts as no client secret`, 'article', async () => {
    const app = new OAuthApp(await newWorkspace());
    expectTokens(await app.exchange(await app.code(), changes(app.clientId)), `${how} returns tokens`);
  });
}

const WITH_SECRET: [how: string, changes: (clientId: string) => Changes][] = [
  ['in the form', () => ({ fields: { client_secret: 'hush' } })],
  ['in JSON', () => ({ fields: { client_secret: 'hush' }, as: 'json' })],
  ['in a Basic header', (id) => ({ fields: { client_id: undefined }, headers: basic(`${id}:hush`) })],
];

for (const [how, changes] of WITH_SECRET) {
  check(
    `a client secret ${how} is rejected, since all clients are public`,
    [PUBLIC_CLIENTS, TOKEN_ERRORS],
    async () => {
      const app = new OAuthApp(await newWorkspace());
      const code = await app.code();
      expectOAuthError(
        await app.exchange(code, changes(app.clientId)),
        401,
        'invalid_client',
        `a secret ${how} is rejected`,
      );
      expectTokens(await app.exchange(code), 'the code returns tokens without a secret');
    },
  );
}

check('the rejection of a Basic header has a Basic challenge', TOKEN_ERRORS, async () => {
  const app = new OAuthApp(await newWorkspace());
  const response = await app.refresh('any', { headers: basic('nobody:'), fields: { client_id: undefined } });
  expectOAuthError(response, 401, 'invalid_client', 'an unknown client is rejected');
  expectSame(
    response,
    'the rejection names Basic',
    'Basic',
    response.headers.get('www-authenticate')?.split(' ')[0],
  );
});

check('a request with different client IDs in Basic and in the body is rejected', TOKEN_ERRORS, async () => {
  const { apps } = await newWorkspace();
  const fields = { grant_type: 'refresh_token', refresh_token: 'any', client_id: apps['mock-app'] };
  const response = await sendOAuth({ endpoint: 'token', fields, headers: basic(`${apps['other-app']}:`) });
  expectOAuthError(response, 400, 'invalid_request', 'different client IDs are rejected');
});
