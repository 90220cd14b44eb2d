import { contract } from '../../fixtures/contract.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { fetchMock, origin } from '../../fixtures/target.ts';
import { type IssuedToken, newWorld, type World } from '../../fixtures/world.ts';
import { ENTRIES, isRefused, passes, passesWith, SHOWN_BELOW_LIMIT, Spender, through } from './spender.ts';

/** Two who each have a budget of their own, and what says so. */
const INDEPENDENT: [who: string, sources: string[], two: (world: World) => Promise<[Spender, Spender]>][] = [
  [
    'two users of one application',
    ['article', 'ms-connector'],
    async (world) => [
      await through(world, 'member', 'mock-app'),
      await through(world, 'other-member', 'mock-app'),
    ],
  ],
  [
    'two applications of one user',
    ['article', 'ms-connector'],
    async (world) => [
      await through(world, 'member', 'mock-app'),
      await through(world, 'member', 'other-app'),
    ],
  ],
  [
    'a personal token and an application of one user',
    ['ms-connector', 'guess: a personal token counts as an application of its own'],
    async (world) => [personal(world, world.token('member')), await through(world, 'member', 'mock-app')],
  ],
  [
    'two personal tokens of one user',
    ['ms-connector', 'guess: a personal token counts as an application of its own'],
    async (world) => [personal(world, world.token('member')), await newPersonal(world)],
  ],
];

for (const [who, sources, two] of INDEPENDENT) {
  sentence(
    `${who} have a budget each: when one is spent the other passes`,
    [ENTRIES, ...sources],
    async () => {
      const [one, other] = await two(await newWorld());
      await one.keepOnly(0);
      isRefused(await one.ask(), 'the one who has spent his budget is refused');
      passes(await other.ask(), `${who} do not share a budget`);
    },
  );

  sentence(
    `${who} have a budget each: neither counts down the other`,
    [ENTRIES, SHOWN_BELOW_LIMIT],
    async () => {
      const [one, other] = await two(await newWorld());
      passesWith(await one.ask(), 1999, `the first of ${who} has the whole budget`);
      passesWith(await other.ask(), 1999, `the second of ${who} has the whole budget`);
      passesWith(await one.ask(), 1998, `the first of ${who} is counted alone`);
    },
  );
}

const PER_COUPLE = contract.rateLimits.per_source;

sentence(
  'two access tokens of one user and application share a budget, so a new token brings no new one',
  [ENTRIES, PER_COUPLE],
  async () => {
    const world = await newWorld();
    const before = await through(world, 'member', 'mock-app');
    const after = await through(world, 'member', 'mock-app');
    await before.keepOnly(1);
    passes(await after.ask(), 'the last request of the couple passes with either token');
    isRefused(await before.ask(), 'the budget is spent for the one token');
    isRefused(await after.ask(), 'and for the other');
  },
);

sentence(
  'a refreshed token goes on with the budget of the one before it',
  [ENTRIES, PER_COUPLE],
  async () => {
    const world = await newWorld();
    const issued = await world.issueToken({ user: 'member', app: 'mock-app' });
    const before = new Spender(world, 'member', issued.access_token, 'mock-app');
    passesWith(await before.ask(), 1999, 'the first token opens the window');
    const after = new Spender(world, 'member', await refreshed(world, issued), 'mock-app');
    passesWith(await after.ask(), 1998, 'the second token goes on in it');
  },
);

async function refreshed({ apps }: World, { refresh_token = '' }: IssuedToken): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token,
    client_id: apps['mock-app'] ?? '',
  });
  const response = await fetchMock(`${origin}/oauth/token`, { method: 'POST', body });
  return (await response.json()).access_token;
}

function personal(world: World, token: string): Spender {
  return new Spender(world, 'member', token);
}

async function newPersonal(world: World): Promise<Spender> {
  const { access_token } = await world.issueToken({ user: 'member', kind: 'personal' });
  return personal(world, access_token);
}
