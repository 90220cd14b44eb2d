import { check } from '../../fixtures/check.ts';
import { OAuthApp } from '../../fixtures/tokens/oauth.ts';
import { Portal } from '../../fixtures/tokens/portal.ts';
import {
  expectErrorPage,
  expectOAuthError,
  expectTokens,
  PORTAL,
  REDIRECT_URIS,
  TOKEN_ERRORS,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const REGISTERED = 'https://example.com/callback';

/** URIs that are similar to the registered one, but differ from it. */
const UNREGISTERED_URIS: [what: string, uri: string][] = [
  ['that is a prefix of the registered one', 'https://example.com/call'],
  ['that starts with the registered one', 'https://example.com/callbacks'],
  ['with a path below the registered one', 'https://example.com/callback/more'],
  ['with a slash after the registered one', 'https://example.com/callback/'],
  ['with a query after the registered one', 'https://example.com/callback?next=elsewhere'],
  ['with a fragment after the registered one', 'https://example.com/callback#part'],
  ['with the default port added', 'https://example.com:443/callback'],
  ['with http instead of https', 'http://example.com/callback'],
  ['with the registered host in upper case', 'https://EXAMPLE.com/callback'],
  ['with dots in the registered path', 'https://example.com/more/../callback'],
  ['with an escaped letter in the registered path', 'https://example.com/%63allback'],
  ['with a user name before the registered host', 'https://user@example.com/callback'],
  ['on a subdomain of the registered host', 'https://www.example.com/callback'],
  ['with a longer host', 'https://example.com.evil.test/callback'],
  ['with the registered host as the user name', 'https://example.com@evil.test/callback'],
  ['with another host', 'https://evil.test/callback'],
  ['with the javascript scheme', 'javascript:alert(1)//example.com/callback'],
  ['without a scheme', 'callback'],
];

check('a registered redirect URI is accepted', 'article', async () => {
  const app = await registered(REGISTERED);
  expectTokens(await app.exchange(await app.code()), 'the registered redirect URI returns tokens');
});

for (const [what, redirect_uri] of UNREGISTERED_URIS) {
  check(`a redirect URI ${what} is reported on a page, without a redirect`, REDIRECT_URIS, async () => {
    const app = await registered(REGISTERED);
    expectErrorPage(await app.openConsent({ redirect_uri }), `${redirect_uri} is rejected`);
    expectErrorPage(
      await app.consent('member', { redirect_uri }),
      `${redirect_uri} is rejected by the form as well`,
    );
  });
}

for (const uri of [
  'http://127.0.0.1/callback',
  'http://127.0.0.1:1/callback',
  'http://localhost:65535/callback',
  'http://[::1]:8123/callback',
]) {
  check(`a loopback redirect URI may have any port: ${uri}`, REDIRECT_URIS, async () => {
    const app = new OAuthApp(await newWorkspace(), undefined, uri);
    expectTokens(await app.exchange(await app.code()), `${uri} returns tokens`);
  });
}

for (const [what, uri] of [
  ['another path', 'http://127.0.0.1:8123/call'],
  ['a path below', 'http://127.0.0.1:8123/callback/more'],
  ['TLS', 'https://127.0.0.1:8123/callback'],
  ['another loopback address', 'http://127.0.0.2:8123/callback'],
  ['an invalid port', 'http://127.0.0.1:99999/callback'],
  ['the loopback host as the user name', 'http://127.0.0.1:80@evil.test/callback'],
] as const) {
  check(`a loopback redirect URI with ${what} is reported on a page`, REDIRECT_URIS, async () => {
    expectErrorPage(
      await new OAuthApp(await newWorkspace()).consent('member', { redirect_uri: uri }),
      `${uri} is rejected`,
    );
  });
}

check("Postman's callback is registered for the initial applications", PORTAL, async () => {
  const app = new OAuthApp(await newWorkspace(), undefined, 'https://oauth.pstmn.io/v1/browser-callback');
  expectTokens(await app.exchange(await app.code()), "Postman's callback returns tokens");
});

check('the only redirect URI may be omitted in both requests', REDIRECT_URIS, async () => {
  const app = await registered(REGISTERED);
  const code = await app.code('member', { redirect_uri: undefined });
  const response = await app.exchange(code, { fields: { redirect_uri: undefined } });
  expectTokens(response, 'the only redirect URI is the default');
});

for (const [what, redirect_uri, error] of [
  ['a redirect URI other than the one of the login', 'http://127.0.0.1:8124/callback', 'invalid_grant'],
  ['no redirect URI although the login had one', undefined, 'invalid_request'],
] as const) {
  check(`a code is rejected with ${what}`, TOKEN_ERRORS, async () => {
    const app = new OAuthApp(await newWorkspace());
    const response = await app.exchange(await app.code(), { fields: { redirect_uri } });
    expectOAuthError(response, 400, error, `${what} is rejected`);
  });
}

/** A new application with one redirect URI. */
async function registered(uri: string): Promise<OAuthApp> {
  const workspace = await newWorkspace();
  return new OAuthApp(workspace, await new Portal(workspace).createApp(uri), uri);
}
