import { check } from '../../fixtures/check.ts';
import { contract } from '../../fixtures/contract.ts';
import {
  ENTRIES,
  expectOverLimit,
  expectRemaining,
  expectUnderLimit,
  HEADERS_BELOW_LIMIT,
  Spender,
  through,
} from '../../fixtures/spender.ts';
import { origin, target } from '../../fixtures/target.ts';
import { type IssuedToken, newWorkspace, type TestWorkspace } from '../../fixtures/workspace.ts';

/** Two callers with separate rate limits, and the source of that. */
const INDEPENDENT: [
  caller: string,
  sources: string[],
  two: (workspace: TestWorkspace) => Promise<[Spender, Spender]>,
][] = [
  [
    'two users of one application',
    ['article', 'ms-connector'],
    async (workspace) => [
      await through(workspace, 'member', 'mock-app'),
      await through(workspace, 'other-member', 'mock-app'),
    ],
  ],
  [
    'two applications of one user',
    ['article', 'ms-connector'],
    async (workspace) => [
      await through(workspace, 'member', 'mock-app'),
      await through(workspace, 'member', 'other-app'),
    ],
  ],
  [
    'a personal token and an application of one user',
    ['ms-connector', 'guess: a personal token counts as a separate application'],
    async (workspace) => [
      personal(workspace, workspace.token('member')),
      await through(workspace, 'member', 'mock-app'),
    ],
  ],
  [
    'two personal tokens of one user',
    ['ms-connector', 'guess: a personal token counts as a separate application'],
    async (workspace) => [personal(workspace, workspace.token('member')), await newPersonal(workspace)],
  ],
];

for (const [caller, sources, two] of INDEPENDENT) {
  check(
    `${caller} have separate rate limits: when one is exhausted, requests of the other pass`,
    [ENTRIES, ...sources],
    async () => {
      const [one, other] = await two(await newWorkspace());
      await one.keepOnly(0);
      expectOverLimit(await one.send(), 'the caller over the limit is rejected');
      expectUnderLimit(await other.send(), `${caller} do not share a rate limit`);
    },
  );

  check(
    `${caller} have separate rate limits: requests of one do not count for the other`,
    [ENTRIES, HEADERS_BELOW_LIMIT],
    async () => {
      const [one, other] = await two(await newWorkspace());
      expectRemaining(await one.send(), 1999, `the first of ${caller} has the whole limit`);
      expectRemaining(await other.send(), 1999, `the second of ${caller} has the whole limit`);
      expectRemaining(await one.send(), 1998, `the first of ${caller} counts only its own request`);
    },
  );
}

const PER_PAIR = contract.rateLimits.per_source;

check(
  'two access tokens of one user and application share a rate limit, so a new token does not reset it',
  [ENTRIES, PER_PAIR],
  async () => {
    const workspace = await newWorkspace();
    const before = await through(workspace, 'member', 'mock-app');
    const after = await through(workspace, 'member', 'mock-app');
    await before.keepOnly(1);
    expectUnderLimit(await after.send(), 'the last request of the user/client pair passes');
    expectOverLimit(await before.send(), 'the limit is exhausted for the first token');
    expectOverLimit(await after.send(), 'the limit is exhausted for the second token');
  },
);

check('a refreshed token continues the rate limit of the previous one', [ENTRIES, PER_PAIR], async () => {
  const workspace = await newWorkspace();
  const issued = await workspace.issueToken({ user: 'member', app: 'mock-app' });
  const before = new Spender(workspace, 'member', issued.access_token, 'mock-app');
  expectRemaining(await before.send(), 1999, 'the first token opens the window');
  const after = new Spender(workspace, 'member', await refreshAccessToken(workspace, issued), 'mock-app');
  expectRemaining(await after.send(), 1998, 'the second token continues the same window');
});

async function refreshAccessToken(
  { apps }: TestWorkspace,
  { refresh_token = '' }: IssuedToken,
): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token,
    client_id: apps['mock-app'] ?? '',
  });
  const response = await target.fetch(`${origin}/oauth/token`, { method: 'POST', body });
  return (await response.json()).access_token;
}

function personal(workspace: TestWorkspace, token: string): Spender {
  return new Spender(workspace, 'member', token);
}

async function newPersonal(workspace: TestWorkspace): Promise<Spender> {
  const { access_token } = await workspace.issueToken({ user: 'member', kind: 'personal' });
  return personal(workspace, access_token);
}
