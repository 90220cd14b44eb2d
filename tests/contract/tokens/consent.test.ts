import { AssertionError } from 'node:assert';
import { check } from '../../fixtures/check.ts';
import { ContractFailure } from '../../fixtures/response.ts';
import { origin } from '../../fixtures/target.ts';
import {
  OAuthApp,
  type OAuthParameters,
  type OAuthResponse,
  REDIRECT_URI,
  redirectTarget,
} from '../../fixtures/tokens/oauth.ts';
import { logInWithLibrary, rejectionError } from '../../fixtures/tokens/oauth-library.ts';
import {
  CONSENT_FORM,
  expectErrorPage,
  expectRedirect,
  PARAMETERS,
  PKCE_ONLY,
  REDIRECTS,
  SCOPES,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** Invalid requests of an application, with the error code that it receives. */
const WRONG_REQUESTS: [what: string, fields: OAuthParameters, error: string, source: string][] = [
  ['without a response_type', { response_type: undefined }, 'invalid_request', REDIRECTS],
  ['with response_type token', { response_type: 'token' }, 'unsupported_response_type', REDIRECTS],
  ['without a code_challenge', { code_challenge: undefined }, 'invalid_request', PKCE_ONLY],
  ['with an empty code_challenge', { code_challenge: '' }, 'invalid_request', PKCE_ONLY],
  ['with code_challenge_method plain', { code_challenge_method: 'plain' }, 'invalid_request', PKCE_ONLY],
  ['without a code_challenge_method', { code_challenge_method: undefined }, 'invalid_request', PKCE_ONLY],
  ['with code_challenge_method s256', { code_challenge_method: 's256' }, 'invalid_request', PKCE_ONLY],
  ['with a challenge of 42 characters', { code_challenge: 'x'.repeat(42) }, 'invalid_request', PKCE_ONLY],
  ['with a challenge of 129 characters', { code_challenge: 'x'.repeat(129) }, 'invalid_request', PKCE_ONLY],
  ['with a challenge in padded base64', { code_challenge: `${CHALLENGE}=` }, 'invalid_request', PKCE_ONLY],
  ['with two code_challenges', { code_challenge: [CHALLENGE, CHALLENGE] }, 'invalid_request', PARAMETERS],
  ['with two methods', { code_challenge_method: ['S256', 'S256'] }, 'invalid_request', PARAMETERS],
  ['with two response_types', { response_type: ['code', 'code'] }, 'invalid_request', PARAMETERS],
  ['with a scope', { scope: 'entries' }, 'invalid_scope', SCOPES],
];

for (const [what, fields, error, source] of WRONG_REQUESTS) {
  check(
    `a login ${what} is redirected to the application with ${error} and the state`,
    [REDIRECTS, source],
    async () => {
      const app = new OAuthApp(await newWorkspace());
      for (const response of await getAndPost(app, fields)) {
        expectRedirect(response, REDIRECT_URI, { error, state: 'a state' }, `a login ${what} is rejected`);
      }
    },
  );
}

/** Requests without a valid URI to redirect the user to. */
const NO_CLIENT: [what: string, fields: OAuthParameters][] = [
  ['without a client_id', { client_id: undefined }],
  ['with a client_id that does not exist', { client_id: 'nobody' }],
  ['without a redirect_uri if several are registered', { redirect_uri: undefined }],
  ['with two redirect_uris', { redirect_uri: [REDIRECT_URI, REDIRECT_URI] }],
];

for (const [what, fields] of NO_CLIENT) {
  check(`a login ${what} is reported to the user on a page`, REDIRECTS, async () => {
    const app = new OAuthApp(await newWorkspace());
    for (const response of await getAndPost(app, fields))
      expectErrorPage(response, `a login ${what} is rejected`);
  });
}

check('a login with two client_ids is reported to the user on a page', PARAMETERS, async () => {
  const app = new OAuthApp(await newWorkspace());
  for (const response of await getAndPost(app, { client_id: [app.clientId, app.clientId] })) {
    expectErrorPage(response, 'two client_ids are rejected');
  }
});

check(
  'a repeated state parameter is rejected with invalid_request, and no state is returned',
  PARAMETERS,
  async () => {
    const app = new OAuthApp(await newWorkspace());
    for (const response of await getAndPost(app, { state: ['one', 'two'] })) {
      expectRedirect(response, REDIRECT_URI, { error: 'invalid_request' }, 'two states are rejected');
    }
  },
);

check('a user who denies access is redirected with access_denied and the state', REDIRECTS, async () => {
  const response = await new OAuthApp(await newWorkspace()).consent('member', { decision: 'deny' });
  expectRedirect(
    response,
    REDIRECT_URI,
    { error: 'access_denied', state: 'a state' },
    'the denial is reported to the application',
  );
});

check('the client library reports that the user denied access', REDIRECTS, async () => {
  const app = new OAuthApp(await newWorkspace());
  const { error } = await rejectionError(logInWithLibrary(app, 'member', { decision: 'deny' }));
  if (error !== 'access_denied')
    throw new AssertionError({ message: `expected access_denied, received ${error}` });
});

for (const [what, fields] of [
  ['without a user', { user: undefined }],
  ['with a user who does not exist', { user: 'nobody' }],
  ['without a decision', { decision: undefined }],
] as [string, OAuthParameters][]) {
  check(`a consent form ${what} grants nothing`, CONSENT_FORM, async () => {
    const response = await new OAuthApp(await newWorkspace()).consent('member', fields);
    expectErrorPage(response, `a form ${what} returns an error page`);
  });
}

for (const foreign of ['https://evil.example', 'null']) {
  check(`a consent form posted from the origin ${foreign} grants nothing`, CONSENT_FORM, async () => {
    const response = await new OAuthApp(await newWorkspace()).consent('member', {}, { Origin: foreign });
    expectErrorPage(response, 'the form of another origin is rejected');
  });
}

check("a consent form posted from the authorization server's page is accepted", CONSENT_FORM, async () => {
  const response = await new OAuthApp(await newWorkspace()).consent('member', {}, { Origin: origin });
  if (redirectTarget(response)?.searchParams.has('code')) return;
  throw new ContractFailure(
    response,
    'the form of the page grants access',
    'a redirect with a code',
    response.summary,
  );
});

/** Sends the same request to the page and to its form, since posting the form directly must not skip the checks. */
async function getAndPost(app: OAuthApp, fields: OAuthParameters): Promise<OAuthResponse[]> {
  return [await app.openConsent(fields), await app.consent('member', fields)];
}
