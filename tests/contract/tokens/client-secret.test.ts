import { expectSame } from '../../fixtures/answer.ts';
import { type Changes, OAuthApp } from '../../fixtures/oauth.ts';
import { sendOAuth } from '../../fixtures/oauth-wire.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { newWorld } from '../../fixtures/world.ts';
import { bringsTokens, isRefused } from './check.ts';
import { PUBLIC_CLIENTS, TOKEN_ERRORS } from './sources.ts';

/* The client secret is left empty (article), however a client is used to sending it. */

const basic = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` });

/** Ways to say that there is no secret. */
const WITHOUT_SECRET: [how: string, changes: (clientId: string) => Changes][] = [
  ['an empty client_secret in the form', () => ({ fields: { client_secret: '' } })],
  ['an empty client_secret in JSON', () => ({ fields: { client_secret: '' }, as: 'json' })],
  ['an empty password in Basic', (id) => ({ fields: { client_id: undefined }, headers: basic(`${id}:`) })],
  ['Basic and the client_id in the body', (id) => ({ headers: basic(`${id}:`) })],
];

for (const [how, changes] of WITHOUT_SECRET) {
  sentence(`a client secret is left empty: ${how} counts as none`, 'article', async () => {
    const app = new OAuthApp(await newWorld());
    bringsTokens(await app.exchange(await app.code(), changes(app.clientId)), `${how} brings tokens`);
  });
}

const WITH_SECRET: [how: string, changes: (clientId: string) => Changes][] = [
  ['in the form', () => ({ fields: { client_secret: 'hush' } })],
  ['in JSON', () => ({ fields: { client_secret: 'hush' }, as: 'json' })],
  ['as Basic', (id) => ({ fields: { client_id: undefined }, headers: basic(`${id}:hush`) })],
];

for (const [how, changes] of WITH_SECRET) {
  sentence(
    `a client secret ${how} is refused, as there is none`,
    [PUBLIC_CLIENTS, TOKEN_ERRORS],
    async () => {
      const app = new OAuthApp(await newWorld());
      const code = await app.code();
      isRefused(
        await app.exchange(code, changes(app.clientId)),
        401,
        'invalid_client',
        `a secret ${how} is refused`,
      );
      bringsTokens(await app.exchange(code), 'without it the code brings tokens');
    },
  );
}

sentence('a Basic refusal names the scheme that would do', TOKEN_ERRORS, async () => {
  const app = new OAuthApp(await newWorld());
  const answer = await app.refresh('any', { headers: basic('nobody:'), fields: { client_id: undefined } });
  isRefused(answer, 401, 'invalid_client', 'an unknown client is refused');
  expectSame(
    answer,
    'the refusal names Basic',
    'Basic',
    answer.headers.get('www-authenticate')?.split(' ')[0],
  );
});

sentence('a client that Basic and the body name differently is refused', TOKEN_ERRORS, async () => {
  const { apps } = await newWorld();
  const fields = { grant_type: 'refresh_token', refresh_token: 'any', client_id: apps['mock-app'] };
  const answer = await sendOAuth({ endpoint: 'token', fields, headers: basic(`${apps['other-app']}:`) });
  isRefused(answer, 400, 'invalid_request', 'one request has one client');
});
