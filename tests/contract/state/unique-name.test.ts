import { expectSame } from '../../support/answer.ts';
import type { Operation } from '../../support/contract.ts';
import { succeeded } from '../../support/refusals.ts';
import { rule } from '../../support/rule.ts';
import { aMember, aProject, freshName, memberBody, scenario } from '../../support/scenarios.ts';
import type { Fields } from '../../support/state/change.ts';
import { refusesFor } from '../../support/state/refuse.ts';
import { newWorld } from '../../support/world.ts';

const TAKEN = 'guess: the old API refused duplicate names with 406, which is taken to be a 422 now';
const ADDRESS = 'help-team';
/** Two people may have the same name; it is their addresses that differ. */
const OF_PEOPLE = ['createMember', 'updateMember'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations.filter(({ id }) => !OF_PEOPLE.includes(id))) {
    if (operation.method === 'post') {
      check(operation, 'refuses a name that is taken, and stores nothing', TAKEN, () =>
        refusesToCreate(operation),
      );
    } else {
      check(operation, 'refuses the name of another record, and takes its own', TAKEN, () =>
        refusesToRename(operation),
      );
    }
  }

  check('createPhase', 'takes a name that a phase of another project has', TAKEN, async () => {
    const owner = (await newWorld()).as('owner');
    const body = { name: freshName('phase') };
    for (const _ of [1, 2]) {
      succeeded(await owner.call('createPhase', { ids: [await aProject(owner)], body }));
    }
  });

  check('createMember', 'refuses an address that is taken, not a name', ADDRESS, async () => {
    const owner = (await newWorld()).as('owner');
    const known = memberBody();
    const { data } = succeeded(await owner.call('createMember', { body: known }));
    const body = { ...memberBody(), email: data.email };
    await refusesFor(owner, 'createMember', { body }, ['email'], 'an address that is taken');
    succeeded(await owner.call('createMember', { body: { ...memberBody(), name: data.name } }));
  });

  check('updateMember', 'takes a name that another member has', ADDRESS, async () => {
    const owner = (await newWorld()).as('owner');
    const { name } = succeeded(await owner.call('getMember', { ids: [await aMember(owner)] })).data;
    const answer = await owner.call('updateMember', { ids: [await aMember(owner)], body: { name } });
    expectSame(answer, 'both have the name', name, succeeded(answer).data.name);
  });
});

async function refusesToCreate(operation: Operation): Promise<void> {
  const owner = (await newWorld()).as('owner');
  const { ids = [], body } = await scenario(operation.id, owner);
  succeeded(await owner.send(operation.id, { ids, body }));
  await refusesFor(owner, operation.id, { ids, body }, ['name'], 'a name that is taken');
}

/** The other record lies beside the one that is renamed: for phases, in the same project. */
async function refusesToRename(operation: Operation): Promise<void> {
  const owner = (await newWorld()).as('owner');
  const { ids = [], body } = await scenario(operation.id, owner);
  const { data } = succeeded(await owner.send(operation.id, { ids, body })) as { data: Fields };
  const create = operation.id.replace('update', 'create');
  const name = freshName('other');
  succeeded(await owner.send(create, { ids: ids.slice(0, -1), body: { name } }));
  await refusesFor(owner, operation.id, { ids, body: { name } }, ['name'], 'the name of another record');
  const own = await owner.send(operation.id, { ids, body: { name: data.name } });
  succeeded(own, 'its own name is taken');
}
