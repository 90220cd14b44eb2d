import { check } from '../../fixtures/check.ts';
import { expectSame } from '../../fixtures/response.ts';
import { OAuthApp } from '../../fixtures/tokens/oauth.ts';
import { Portal } from '../../fixtures/tokens/portal.ts';
import {
  BEARER_ERRORS,
  ENTRIES,
  expectTokenAccepted,
  expectTokenRejected,
  expectTokenUnauthorized,
  LAST_SECOND,
  listEntries,
  PORTAL,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/workspace.ts';

/*
 * An access token is valid for one day, a personal one for a year (source: article): both are written out in seconds.
 */

/** The origins of access tokens. */
const ACCESS_TOKENS: [which: string, token: (app: OAuthApp) => Promise<string>][] = [
  ['an access token', async (app) => (await app.logIn()).access_token],
  ['a refreshed access token', async (app) => (await app.renew(await laterLogin(app))).access_token],
];

for (const [which, tokenOf] of ACCESS_TOKENS) {
  check(`${which} is accepted after 86,399 seconds`, [ENTRIES, 'article'], async () => {
    const app = new OAuthApp(await newWorkspace());
    const token = await tokenOf(app);
    await app.workspace.advance(86_399);
    await expectTokenAccepted(token, 'a token is valid for a day');
  });

  check(`${which} is rejected after 86,401 seconds`, [ENTRIES, 'article'], async () => {
    const app = new OAuthApp(await newWorkspace());
    const token = await tokenOf(app);
    await app.workspace.advance(86_401);
    await expectTokenRejected(token, 'a token is valid for a day');
  });

  check(`${which} is rejected after exactly 86,400 seconds`, [ENTRIES, 'article', LAST_SECOND], async () => {
    const app = new OAuthApp(await newWorkspace());
    const token = await tokenOf(app);
    await app.workspace.advance(86_400);
    await expectTokenUnauthorized(token, 'a token expires after 86,400 seconds');
  });
}

check('use does not extend the lifetime of an access token', [ENTRIES, 'article'], async () => {
  const app = new OAuthApp(await newWorkspace());
  const { access_token } = await app.logIn();
  for (const seconds of [43_200, 43_199]) {
    await app.workspace.advance(seconds);
    await expectTokenAccepted(access_token, 'the token is accepted within its day');
  }
  await app.workspace.advance(2);
  await expectTokenRejected(access_token, 'the lifetime starts with the issue, not with the last use');
});

/** The origins of personal tokens. */
const PERSONAL_TOKENS: [
  which: string,
  source: string,
  token: (workspace: TestWorkspace) => Promise<string>,
][] = [
  [
    'a personal token',
    'article',
    async (workspace) => (await workspace.issueToken({ user: 'member', kind: 'personal' })).access_token,
  ],
  [
    'a personal token issued on the developers page',
    PORTAL,
    async (workspace) => (await new Portal(workspace).issueToken()).token,
  ],
];

for (const [which, source, tokenOf] of PERSONAL_TOKENS) {
  check(`${which} is accepted one second before a year has passed`, [ENTRIES, source], async () => {
    const workspace = await newWorkspace();
    const token = await tokenOf(workspace);
    await workspace.advance(31_535_999);
    await expectTokenAccepted(token, 'a personal token is valid for 31,536,000 seconds');
  });

  check(`${which} is rejected one second after a year`, [ENTRIES, source], async () => {
    const workspace = await newWorkspace();
    const token = await tokenOf(workspace);
    await workspace.advance(31_536_001);
    await expectTokenRejected(token, 'a personal token is valid for 31,536,000 seconds');
  });

  check(`${which} is rejected after exactly one year`, [ENTRIES, source, LAST_SECOND], async () => {
    const workspace = await newWorkspace();
    const token = await tokenOf(workspace);
    await workspace.advance(31_536_000);
    await expectTokenUnauthorized(token, 'a personal token expires after 31,536,000 seconds');
  });
}

check('the rejection of an expired token says invalid_token', [ENTRIES, BEARER_ERRORS], async () => {
  const app = new OAuthApp(await newWorkspace());
  const { access_token } = await app.logIn();
  await app.workspace.advance(86_401);
  const response = await listEntries(access_token);
  const challenge = response.headers.get('www-authenticate') ?? 'none';
  expectSame(response, 'the challenge names the error', true, challenge.includes('error="invalid_token"'));
});

check(
  'advancing the clock of one workspace does not affect the tokens of another',
  'guess: each workspace has a separate clock',
  async () => {
    const [app, other] = [new OAuthApp(await newWorkspace()), new OAuthApp(await newWorkspace())];
    const [{ access_token }, moved] = [await app.logIn(), await other.logIn()];
    await other.workspace.advance(86_401);
    await expectTokenAccepted(access_token, 'the clock of the other workspace has not advanced');
    await expectTokenUnauthorized(
      moved.access_token,
      'the day has passed in the workspace whose clock advanced',
    );
  },
);

/** A token pair that is refreshed half a day after the login, so that a lifetime counted from the login would show. */
async function laterLogin(app: OAuthApp) {
  const pair = await app.logIn();
  await app.workspace.advance(43_200);
  return pair;
}
