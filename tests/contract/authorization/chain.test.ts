import { bind, chain, setMember, setProject } from '../../fixtures/reach/relations.ts';
import { layOut } from '../../fixtures/reach/things.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { aMember } from '../../fixtures/scenarios.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { newWorld, type World } from '../../fixtures/world.ts';
import { ALL, MANAGERS, Reaching } from './reaching.ts';
import { nameOf } from './words.ts';

/* What a manager reaches stays within his reach, whoever or whatever is inactive in it or on the way to it. */

const IN_THE_TREE = 'guess: who is deactivated keeps his place in the tree, as he keeps his data (help-team)';
const KEPT = 'guess: what is out of use stays with who manages it, since it stays in reports (help-projects)';

/** Those between him and the person, from above. */
const CHAINS: [title: string, between: ('active' | 'deactivated' | 'admin')[]][] = [
  ['the people below a deactivated manager', ['deactivated']],
  [
    'the people below three deactivated managers, one below the other',
    ['deactivated', 'deactivated', 'deactivated'],
  ],
  ['the people below a deactivated manager who has an active one', ['active', 'deactivated']],
  ['the people below an active manager who has a deactivated one', ['deactivated', 'active']],
  ['the people below an admin', ['admin']],
];

for (const [title, between] of CHAINS) {
  sentence(`direct manager reaches ${title}`, ['help-manager', IN_THE_TREE], async () => {
    const world = await newWorld();
    const things = await layOut(world, 'direct-manager');
    const managers = await Promise.all(between.map(() => aMember(world.as('owner'))));
    const tree = [world.userId('direct-manager'), ...managers, things.member];
    await haveReports(world, tree);
    await chain(world, tree);
    for (const [i, state] of between.entries()) {
      if (state === 'deactivated') await setMember(world, managers[i] ?? 0, { is_active: 0 });
      if (state === 'admin') await setMember(world, managers[i] ?? 0, { access_level: 'admin' });
    }
    await new Reaching(world.as('direct-manager'), 'direct-manager', things).isBy(ALL, { isEnd: true });
  });
}

for (const actor of MANAGERS) {
  sentence(`${nameOf(actor)} reaches who is deactivated and his time`, 'help-team', async () => {
    const { world, things, reaching } = await bound(actor);
    await setMember(world, things.member, { is_active: 0 });
    // Nobody says whether a deactivated person may still get time.
    await reaching.isBy(ALL, { isEnd: true, without: ['createEntry'] });
  });

  sentence(`${nameOf(actor)} reaches archived projects, closed phases, inactive clients`, KEPT, async () => {
    const { world, things, reaching } = await bound(actor);
    const { project, phase, sparePhase, client } = things;
    const owner = world.as('owner');
    for (const id of [phase, sparePhase]) {
      succeeded(await owner.call('updatePhase', { ids: [project, id], body: { is_open: 0 } }));
    }
    await setProject(world, things, { is_active: 0 });
    succeeded(await owner.call('updateClient', { ids: [client], body: { is_active: 0 } }));
    // Which takes no new time, whoever asks.
    await reaching.isBy(ALL, { isEnd: true, without: ['createEntry'] });
  });
}

for (const actor of ['group-manager', 'project-manager'] as const) {
  sentence(`${nameOf(actor)} reaches what he manages beside a deactivated manager`, KEPT, async () => {
    const world = await newWorld();
    const things = await layOut(world, actor);
    const other = await aMember(world.as('owner'));
    await bind(world, actor, things, [other]);
    await setMember(world, other, { is_active: 0 });
    await new Reaching(world.as(actor), actor, things).isBy(ALL, { isEnd: true });
  });
}

/** Each of them is the manager of one more, so that the tree has branches. */
async function haveReports(world: World, people: number[]): Promise<void> {
  for (const manager_id of people) {
    await setMember(world, await aMember(world.as('owner')), { manager_id });
  }
}

async function bound(actor: (typeof MANAGERS)[number]) {
  const world = await newWorld();
  const things = await layOut(world, actor);
  await bind(world, actor, things);
  return { world, things, reaching: new Reaching(world.as(actor), actor, things) };
}
