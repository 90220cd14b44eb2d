import { check } from '../../fixtures/check.ts';
import { type Changes, OAuthApp, type OAuthRequest, sendOAuth } from '../../fixtures/tokens/oauth.ts';
import {
  expectOAuthError,
  expectTokens,
  PARAMETERS,
  SCOPES,
  TOKEN_ERRORS,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

for (const grant_type of ['password', 'client_credentials', 'implicit', 'refresh-token', 'toString']) {
  check(`grant type ${grant_type} is rejected`, TOKEN_ERRORS, async () => {
    const app = new OAuthApp(await newWorkspace());
    const response = await app.exchange(await app.code(), { fields: { grant_type } });
    expectOAuthError(response, 400, 'unsupported_grant_type', `${grant_type} is not a supported grant type`);
  });
}

/** Each parameter of the two token requests. */
const CODE_PARAMETERS = ['grant_type', 'client_id', 'redirect_uri', 'code', 'code_verifier'];
const REFRESH_PARAMETERS = ['grant_type', 'client_id', 'refresh_token'];

for (const [request, names] of [
  ['token request', CODE_PARAMETERS],
  ['refresh', REFRESH_PARAMETERS],
] as const) {
  for (const name of names) {
    check(`a ${request} without ${name} is rejected`, [TOKEN_ERRORS, PARAMETERS], async () => {
      for (const value of [undefined, '']) {
        const response = await sendRequest(request, () => ({ [name]: value }));
        expectOAuthError(response, 400, 'invalid_request', `${name} is required`);
      }
    });

    check(`a ${request} with ${name} twice is rejected`, [TOKEN_ERRORS, PARAMETERS], async () => {
      const response = await sendRequest(request, (fields) => ({
        [name]: [fields[name] ?? '', fields[name] ?? ''],
      }));
      expectOAuthError(response, 400, 'invalid_request', `${name} may not be repeated`);
    });
  }
}

check('an unknown parameter is ignored', PARAMETERS, async () => {
  const app = new OAuthApp(await newWorkspace());
  const response = await app.exchange(await app.code(), { fields: { resource: ['a', 'b'] } });
  expectTokens(response, 'the unknown parameter is ignored');
});

for (const request of ['token request', 'refresh'] as const) {
  check(`a ${request} with a scope is rejected, since there are none`, [TOKEN_ERRORS, SCOPES], async () => {
    expectOAuthError(
      await sendRequest(request, () => ({ scope: 'entries' })),
      400,
      'invalid_scope',
      'there are no scopes',
    );
    const response = await sendRequest(request, () => ({ scope: '' }));
    expectTokens(response, 'an empty scope counts as no scope');
  });
}

check('a client ID that does not exist is rejected with 401', TOKEN_ERRORS, async () => {
  const app = new OAuthApp(await newWorkspace());
  const response = await app.exchange(await app.code(), { fields: { client_id: 'nobody' } });
  expectOAuthError(response, 401, 'invalid_client', 'an unknown client is rejected');
});

/** Bodies that are neither a form nor a JSON object. */
const UNREADABLE: [what: string, request: Partial<OAuthRequest>][] = [
  ['no body', {}],
  ['another content type', { body: '<token/>', headers: { 'Content-Type': 'application/xml' } }],
  ['malformed JSON', { body: '{"grant_type"', headers: { 'Content-Type': 'application/json' } }],
  ['a JSON list', { body: '[]', headers: { 'Content-Type': 'application/json' } }],
  ['its parameters in the query', { as: 'query', fields: { grant_type: 'refresh_token', client_id: 'any' } }],
  ['a number in JSON', { body: '{"grant_type":1}', headers: { 'Content-Type': 'application/json' } }],
];

for (const [what, request] of UNREADABLE) {
  check(`a token request with ${what} is rejected`, TOKEN_ERRORS, async () => {
    expectOAuthError(
      await sendOAuth({ endpoint: 'token', ...request }),
      400,
      'invalid_request',
      `${what} is rejected`,
    );
  });
}

/** Sends a valid request whose parameters were altered by `change`. */
async function sendRequest(
  request: 'token request' | 'refresh',
  change: (fields: Record<string, string>) => Changes['fields'],
) {
  const app = new OAuthApp(await newWorkspace());
  const { clientId: client_id, redirectUri: redirect_uri, verifier: code_verifier } = app;
  if (request === 'refresh') {
    const { refresh_token } = await app.logIn();
    return app.refresh(refresh_token, {
      fields: change({ grant_type: 'refresh_token', client_id, refresh_token }) ?? {},
    });
  }
  const code = await app.code();
  const fields = { grant_type: 'authorization_code', client_id, redirect_uri, code, code_verifier };
  return app.exchange(code, { fields: change(fields) ?? {} });
}
