// Log in with PKCE, advance the clock until the access token has expired, refresh it.
import * as client from 'openid-client';
import { startMock } from 'timeneye-contract';

const redirectUri = 'http://127.0.0.1/callback';
const mock = await startMock();
const workspace = await mock.workspace();
const { origin, baseUrl, apps, clock } = workspace;

const server = {
  issuer: origin,
  authorization_endpoint: `${origin}/oauth/authorize`,
  token_endpoint: `${origin}/oauth/token`,
};
const config = new client.Configuration(server, apps['mock-app'], undefined, client.None());
client.allowInsecureRequests(config); // the mock speaks HTTP

const verifier = client.randomPKCECodeVerifier();
const state = client.randomState();
const url = client.buildAuthorizationUrl(config, {
  redirect_uri: redirectUri,
  code_challenge: await client.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
  state,
});
const redirect = await consent(url, 'member');
const checks = { pkceCodeVerifier: verifier, expectedState: state };
const issued = await client.authorizationCodeGrant(config, redirect, checks);
console.log('logged in', await status(issued.access_token));

await clock.advance(86_400);
console.log('a day later', await status(issued.access_token));

const renewed = await client.refreshTokenGrant(config, issued.refresh_token);
console.log('refreshed', await status(renewed.access_token));

await mock.close();

/** Posts the form of the consent page, as a browser does. Returns the redirect URL, which contains the code. */
async function consent(page, user) {
  const body = new URLSearchParams([...page.searchParams, ['user', user], ['decision', 'grant']]);
  const response = await fetch(`${origin}/oauth/authorize`, { method: 'POST', body, redirect: 'manual' });
  return new URL(response.headers.get('Location'));
}

async function status(token) {
  return (await fetch(`${baseUrl}/me`, { headers: { Authorization: `Bearer ${token}` } })).status;
}
