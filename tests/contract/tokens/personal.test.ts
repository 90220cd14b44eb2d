import { expectSame } from '../../fixtures/answer.ts';
import { Portal } from '../../fixtures/portal.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { newWorld } from '../../fixtures/world.ts';
import { isWorthless, listEntriesWith, works } from './check.ts';
import { ENTRIES, PORTAL } from './sources.ts';

sentence(
  'a personal token is issued on the developers page and taken by the API',
  [ENTRIES, 'article'],
  async () => {
    const { token } = await new Portal(await newWorld()).issueToken();
    await works(token, 'the token is taken');
  },
);

sentence('a personal token acts as its user', [ENTRIES, 'article'], async () => {
  const world = await newWorld();
  const { token } = await new Portal(world, 'member').issueToken();
  const answer = await listEntriesWith(token);
  const users = succeeded(answer).data.map((entry) => entry.user_id);
  expectSame(answer, 'a member gets his own entries', [world.userId('member')], [...new Set(users)]);
});

sentence('a personal token is shown once: the list has it without its text', 'article', async () => {
  const portal = new Portal(await newWorld());
  const { token } = await portal.issueToken('Nightly sync');
  const list = await portal.call('GET', '/tokens');
  const names = list.body.data.map(({ name }: { name: string }) => name);
  expectSame(list, 'the token is in the list by its name', true, names.includes('Nightly sync'));
  expectSame(list, 'the list does not show the token', false, list.text.includes(token));
  const fields = list.body.data.flatMap((each: object) => Object.keys(each));
  expectSame(list, 'the list has no field for it', false, fields.includes('token'));
});

sentence('a revoked personal token is refused at once', [ENTRIES, PORTAL], async () => {
  const portal = new Portal(await newWorld());
  const [gone, stays] = [await portal.issueToken('Gone'), await portal.issueToken('Stays')];
  await works(gone.token, 'before it the token is taken');
  await portal.data('DELETE', `/tokens/${gone.id}`);
  await isWorthless(gone.token, 'a revoked personal token is worthless');
  await works(stays.token, 'another personal token of the user goes on');
  const list = await portal.call('GET', '/tokens');
  expectSame(list, 'it is not listed any more', false, list.text.includes(gone.id));
});

sentence("another user's personal token can be neither seen nor revoked", [ENTRIES, PORTAL], async () => {
  const world = await newWorld();
  const { id, token } = await new Portal(world, 'member').issueToken();
  const owner = new Portal(world, 'owner');
  const list = await owner.call('GET', '/tokens');
  expectSame(list, 'it is not in his list', false, list.text.includes(id));
  const answer = await owner.call('DELETE', `/tokens/${id}`);
  expectSame(answer, 'he cannot revoke it', 404, answer.status);
  await works(token, 'it stays good');
});

sentence('a personal token needs a name', PORTAL, async () => {
  const answer = await new Portal(await newWorld()).call('POST', '/tokens', {});
  expectSame(
    answer,
    'the name is asked for',
    [422, ['name']],
    [answer.status, Object.keys(answer.body.errors ?? {})],
  );
});
