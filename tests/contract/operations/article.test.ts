import { expectSame } from '../../fixtures/answer.ts';
import { present } from '../../fixtures/present.ts';
import { refused, succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { newWorld, sharedWorld } from '../../fixtures/world.ts';

/* What the help article "Getting started with Timeneye's API" says of roles, word for word in tests. */

sentence('member cannot create a client', 'article', async () => {
  const world = await newWorld();
  refused(await world.as('member').call('createClient', { body: { name: 'Members may not' } }));
  const { data } = succeeded(
    await world.as('owner').call('listClients', { query: { search: 'Members may not' } }),
  );
  if (data.length > 0) throw new Error('the refused client was created all the same');
});

sentence('member gets only his own entries', 'article', async () => {
  const world = await sharedWorld();
  const answer = await world.as('member').call('listEntries', { query: { per_page: 100 } });
  const { data } = succeeded(answer);
  const users = [...new Set(data.map(({ user_id }) => present(user_id, 'user_id')))];
  expectSame(answer, 'all entries are his own', [world.userId('member')], users);
});

sentence('two members get different entries from the same call', 'article', async () => {
  const world = await sharedWorld();
  const one = succeeded(await world.as('member').call('listEntries')).data;
  const answer = await world.as('other-member').call('listEntries');
  const other = new Set(succeeded(answer).data.map(({ entry_id }) => present(entry_id, 'entry_id')));
  if (one.length === 0 || other.size === 0) throw new Error('nothing to see: one of the two has no entries');
  expectSame(
    answer,
    'no entry is in both',
    [],
    one.filter(({ entry_id }) => other.has(present(entry_id, 'entry_id'))),
  );
});

sentence('what a call may do follows from the role of the user who authorised it', 'article', async () => {
  const world = await newWorld();
  const body = { name: 'Only some may' };
  refused(await world.as('member').call('createClient', { body }));
  succeeded(await world.as('admin').call('createClient', { body }));
});
