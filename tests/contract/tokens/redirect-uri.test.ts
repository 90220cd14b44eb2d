import { check } from '../../fixtures/check.ts';
import { OAuthApp } from '../../fixtures/tokens/oauth.ts';
import { Portal } from '../../fixtures/tokens/portal.ts';
import {
  bringsTokens,
  isRejected,
  isShownOnPage,
  PORTAL,
  REDIRECT_URIS,
  TOKEN_ERRORS,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const REGISTERED = 'https://example.com/callback';

/** Close to the registered one, and another address all the same. */
const OTHERS: [what: string, uri: string][] = [
  ['the beginning of the registered one', 'https://example.com/call'],
  ['the registered one and more', 'https://example.com/callbacks'],
  ['a path below the registered one', 'https://example.com/callback/more'],
  ['the registered one with a slash', 'https://example.com/callback/'],
  ['the registered one with a query', 'https://example.com/callback?next=elsewhere'],
  ['the registered one with a fragment', 'https://example.com/callback#part'],
  ['the registered one with a port', 'https://example.com:443/callback'],
  ['the registered one without TLS', 'http://example.com/callback'],
  ['the registered one in capitals', 'https://EXAMPLE.com/callback'],
  ['the registered one written with dots', 'https://example.com/more/../callback'],
  ['the registered one with an escaped letter', 'https://example.com/%63allback'],
  ['the registered one behind a user name', 'https://user@example.com/callback'],
  ['a subdomain', 'https://www.example.com/callback'],
  ['a longer host', 'https://example.com.evil.test/callback'],
  ['the registered host as user name', 'https://example.com@evil.test/callback'],
  ['another host', 'https://evil.test/callback'],
  ['another scheme', 'javascript:alert(1)//example.com/callback'],
  ['no URI', 'callback'],
];

check('the redirect URI that is registered is accepted', 'article', async () => {
  const app = await registered(REGISTERED);
  bringsTokens(await app.exchange(await app.code()), 'the registered redirect URI brings tokens');
});

for (const [what, redirect_uri] of OTHERS) {
  check(
    `a redirect URI that is ${what} is reported on a page, never redirected to`,
    REDIRECT_URIS,
    async () => {
      const app = await registered(REGISTERED);
      isShownOnPage(await app.openConsent({ redirect_uri }), `${redirect_uri} is rejected`);
      isShownOnPage(
        await app.consent('member', { redirect_uri }),
        `${redirect_uri} is rejected by the form too`,
      );
    },
  );
}

for (const uri of [
  'http://127.0.0.1/callback',
  'http://127.0.0.1:1/callback',
  'http://localhost:65535/callback',
  'http://[::1]:8123/callback',
]) {
  check(`the port of a loopback redirect URI is free: ${uri}`, REDIRECT_URIS, async () => {
    const app = new OAuthApp(await newWorkspace(), undefined, uri);
    bringsTokens(await app.exchange(await app.code()), `${uri} brings tokens`);
  });
}

for (const [what, uri] of [
  ['another path', 'http://127.0.0.1:8123/call'],
  ['a path below', 'http://127.0.0.1:8123/callback/more'],
  ['TLS', 'https://127.0.0.1:8123/callback'],
  ['another loopback address', 'http://127.0.0.2:8123/callback'],
  ['a port that is none', 'http://127.0.0.1:99999/callback'],
  ['its host as user name', 'http://127.0.0.1:80@evil.test/callback'],
] as const) {
  check(`a loopback redirect URI with ${what} is reported on a page`, REDIRECT_URIS, async () => {
    isShownOnPage(
      await new OAuthApp(await newWorkspace()).consent('member', { redirect_uri: uri }),
      `${uri} is rejected`,
    );
  });
}

check("Postman's callback is registered at the ready applications", PORTAL, async () => {
  const app = new OAuthApp(await newWorkspace(), undefined, 'https://oauth.pstmn.io/v1/browser-callback');
  bringsTokens(await app.exchange(await app.code()), "Postman's callback brings tokens");
});

check('the only redirect URI may be left out, in both requests', REDIRECT_URIS, async () => {
  const app = await registered(REGISTERED);
  const code = await app.code('member', { redirect_uri: undefined });
  const response = await app.exchange(code, { fields: { redirect_uri: undefined } });
  bringsTokens(response, 'the only redirect URI needs no saying');
});

for (const [what, redirect_uri, error] of [
  ['another redirect URI', 'http://127.0.0.1:8124/callback', 'invalid_grant'],
  ['no redirect URI', undefined, 'invalid_request'],
] as const) {
  check(`a code is rejected with ${what} than the login had`, TOKEN_ERRORS, async () => {
    const app = new OAuthApp(await newWorkspace());
    const response = await app.exchange(await app.code(), { fields: { redirect_uri } });
    isRejected(response, 400, error, `${what} is rejected`);
  });
}

/** An application of the test's own with one redirect URI. */
async function registered(uri: string): Promise<OAuthApp> {
  const workspace = await newWorkspace();
  return new OAuthApp(workspace, await new Portal(workspace).createApp(uri), uri);
}
