import { check } from '../../fixtures/check.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { ContractFailure, expectSame } from '../../fixtures/response.ts';
import {
  OAuthApp,
  type OAuthResponse,
  REDIRECT_URI,
  redirectTarget,
  sendOAuth,
} from '../../fixtures/tokens/oauth.ts';
import { logInWithLibrary, refreshWithLibrary } from '../../fixtures/tokens/oauth-library.ts';
import {
  CONSENT_FORM,
  ENTRIES,
  expectTokenAccepted,
  expectTokens,
  JSON_BODIES,
  listEntries,
  PKCE_ONLY,
  REDIRECTS,
  REFRESH_TOKENS,
  TOKEN_RESPONSE,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

check(
  'the client library logs in with PKCE and calls the API with the token',
  [ENTRIES, 'article'],
  async () => {
    const tokens = await logInWithLibrary(new OAuthApp(await newWorkspace()), 'member');
    await expectTokenAccepted(tokens.access_token, 'the access token of the login is accepted');
  },
);

check('the client library refreshes and calls the API with the new token', [ENTRIES, 'article'], async () => {
  const app = new OAuthApp(await newWorkspace());
  const tokens = await refreshWithLibrary(app, await logInWithLibrary(app, 'member'));
  await expectTokenAccepted(tokens.access_token, 'the access token of the refresh is accepted');
});

check('a token acts as the user who granted it', [ENTRIES, 'article'], async () => {
  const workspace = await newWorkspace();
  const { access_token } = await new OAuthApp(workspace).logIn('member');
  const response = await listEntries(access_token);
  const users = expectSuccess(response).data.map((entry) => entry.user_id);
  expectSame(response, 'a member gets their own entries', [workspace.userId('member')], [...new Set(users)]);
});

check('the unchanged form of the consent page grants access', CONSENT_FORM, async () => {
  const workspace = await newWorkspace();
  const app = new OAuthApp(workspace);
  const page = await app.openConsent();
  const { method, action, fields } = readForm(page);
  expectSame(
    page,
    'the form goes to the authorization server',
    ['post', '/oauth/authorize'],
    [method, action],
  );
  const chosen = { user: String(workspace.userId('admin')), decision: 'grant' };
  const response = await sendOAuth({ endpoint: 'authorize', fields: { ...fields, ...chosen } });
  const code = redirectTarget(response)?.searchParams.get('code') ?? '';
  expectTokens(await app.exchange(code), 'the code of the form returns tokens');
});

check(
  'the consent page names the application, offers every actor and runs no script',
  CONSENT_FORM,
  async () => {
    const workspace = await newWorkspace();
    const page = await new OAuthApp(workspace).openConsent();
    const users = (['owner', 'member'] as const).map((actor) => `value="${workspace.userId(actor)}"`);
    for (const text of ['mock-app', ...users, 'value="grant"', 'value="deny"']) {
      if (!page.text.includes(text))
        throw new ContractFailure(page, 'the page contains the text', text, page.summary);
    }
    expectSame(page, 'the page runs no script', false, page.text.includes('<script'));
  },
);

check(
  'a token response has type Bearer, expires_in 86400 and both tokens',
  ['article', TOKEN_RESPONSE],
  async () => {
    const app = new OAuthApp(await newWorkspace());
    expectTokens(await app.exchange(await app.code()), 'a code returns tokens');
  },
);

check('a token request may be JSON', JSON_BODIES, async () => {
  const app = new OAuthApp(await newWorkspace());
  const response = await app.exchange(await app.code(), { as: 'json' });
  const { refresh_token } = expectTokens(response, 'a code in JSON returns tokens');
  expectTokens(await app.refresh(refresh_token, { as: 'json' }), 'a refresh in JSON returns tokens');
});

check(
  'the challenge is the SHA-256 of the verifier: the pair of RFC 7636 appendix B is accepted',
  'article',
  async () => {
    const app = new OAuthApp(await newWorkspace());
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const code = await app.code('member', { code_challenge: challenge });
    expectTokens(await app.exchange(code, { fields: { code_verifier: verifier } }), 'the pair is accepted');
  },
);

for (const length of [43, 128]) {
  check(`a verifier may have ${length} characters`, ['article', PKCE_ONLY], async () => {
    const app = new OAuthApp(await newWorkspace());
    const verifier = 'Az09-._~'.padEnd(length, 'x');
    const code = await app.code('member', { code_challenge: await deriveChallenge(verifier) });
    expectTokens(
      await app.exchange(code, { fields: { code_verifier: verifier } }),
      'the verifier is accepted',
    );
  });
}

check('two logins of one user are valid at the same time', REFRESH_TOKENS, async () => {
  const app = new OAuthApp(await newWorkspace());
  const [first, second] = [await app.logIn(), await app.logIn()];
  await app.renew(second);
  await expectTokenAccepted(first.access_token, 'a refresh of the second login does not revoke the first');
});

for (const state of ['plain', 'with space & =?#/+%25', 'ünïcode', 'x'.repeat(500)]) {
  check(`the state is returned unchanged: ${state.slice(0, 30)}`, 'article', async () => {
    const response = await new OAuthApp(await newWorkspace()).consent('member', { state });
    const back = redirectTarget(response)?.searchParams.get('state');
    expectSame(response, 'the state is returned', state, back);
  });
}

check('no state is returned when none was sent', REDIRECTS, async () => {
  const response = await new OAuthApp(await newWorkspace()).consent('member', { state: undefined });
  expectSame(
    response,
    'only the code is returned',
    ['code'],
    [...(redirectTarget(response)?.searchParams.keys() ?? [])],
  );
});

check('the code is returned in the query of the redirect URI, with 302', REDIRECTS, async () => {
  const response = await new OAuthApp(await newWorkspace()).consent('member');
  const [uri] = (response.headers.get('location') ?? '').split('?');
  expectSame(
    response,
    'the user is redirected to the redirect URI',
    [302, REDIRECT_URI],
    [response.status, uri],
  );
  expectSame(response, 'no cache may store the code', 'no-store', response.headers.get('cache-control'));
});

async function deriveChallenge(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return Buffer.from(hash).toString('base64url');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The form of a page: its target and its initial fields. */
function readForm(page: OAuthResponse): {
  method: string;
  action: string;
  fields: Record<string, string>;
} {
  const form = /<form ([^>]*)>(.*?)<\/form>/s.exec(page.text);
  if (!form) throw new ContractFailure(page, 'the page has a form', '<form>', page.summary);
  const [, attributes = '', content = ''] = form;
  const hidden = [...content.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  return {
    method: readAttribute(attributes, 'method'),
    action: readAttribute(attributes, 'action'),
    fields: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, unescapeHtml(value)])),
  };
}

function readAttribute(attributes: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

function unescapeHtml(text: string): string {
  return text.replace(/&([^;]+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
