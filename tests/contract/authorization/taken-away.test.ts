import { bind } from '../../fixtures/reach/relations.ts';
import { layOut } from '../../fixtures/reach/things.ts';
import { refused, refusedWith, succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { newWorld } from '../../fixtures/world.ts';
import { ALL, Reaching } from './reaching.ts';
import { NONE, WAYS } from './ways.ts';
import { nameOf } from './words.ts';

/* What a manager reaches follows the relation, at once and with the token that he has: it is given, taken, given. */

const AT_ONCE = 'guess: the role at the time of a request decides, not that at the time of the login';

for (const [title, actor, left, way] of WAYS) {
  sentence(`${nameOf(actor)} loses his reach at once ${title}`, AT_ONCE, async () => {
    const world = await newWorld();
    const [me, things] = [world.as(actor), await layOut(world, actor)];
    const reaching = new Reaching(me, actor, things);
    const { give = () => bind(world, actor, things), take } = await way(world, things);
    await give();
    await reaching.isBy(ALL);
    await take();
    await reaching.isBy(left);
    if (left === NONE) refusedWith(await me.call('listClients'), 403);
    await give();
    await reaching.isBy(ALL, { isBrief: true });
  });
}

sentence('group manager loses his reach at once when the group is deleted', AT_ONCE, async () => {
  const world = await newWorld();
  const me = world.as('group-manager');
  const things = await layOut(world, 'group-manager');
  await bind(world, 'group-manager', things);
  const reaching = new Reaching(me, 'group-manager', things);
  await reaching.isBy(ALL);
  succeeded(await world.as('owner').call('deleteGroup', { ids: [things.group] }));
  await reaching.isBy(NONE);
  refused(await me.call('listGroups'));
});
