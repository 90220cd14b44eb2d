import { AccessProbe, ALL, MANAGERS } from '../../fixtures/access/access-probe.ts';
import {
  createRecords,
  makeManagementChain,
  makeManager,
  setMember,
  setProject,
} from '../../fixtures/access/managed-records.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import { aMember } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/workspace.ts';

/* Managers keep access to inactive records and through inactive people. */

const IN_THE_TREE =
  'guess: deactivated users keep their place in the tree, as they keep their data (help-team)';
const KEEPS_MANAGER =
  'guess: inactive records stay with their manager, since they stay in reports (help-projects)';

/** Managers between the actor and the person, from the top. */
const CHAINS: [title: string, between: ('active' | 'deactivated' | 'admin')[]][] = [
  ['the people below a deactivated manager', ['deactivated']],
  [
    'the people below three deactivated managers, one below the other',
    ['deactivated', 'deactivated', 'deactivated'],
  ],
  ['the people below a deactivated manager whose own manager is active', ['active', 'deactivated']],
  ['the people below an active manager whose own manager is deactivated', ['deactivated', 'active']],
  ['the people below an admin', ['admin']],
];

for (const [title, between] of CHAINS) {
  check(`direct manager has access to ${title}`, ['help-manager', IN_THE_TREE], async () => {
    const workspace = await newWorkspace();
    const records = await createRecords(workspace, 'direct-manager');
    const managers = await Promise.all(between.map(() => aMember(workspace.as('owner'))));
    const tree = [workspace.userId('direct-manager'), ...managers, records.member];
    await addReports(workspace, tree);
    await makeManagementChain(workspace, tree);
    for (const [i, state] of between.entries()) {
      if (state === 'deactivated') await setMember(workspace, managers[i] ?? 0, { is_active: 0 });
      if (state === 'admin') await setMember(workspace, managers[i] ?? 0, { access_level: 'admin' });
    }
    await new AccessProbe(workspace.as('direct-manager'), 'direct-manager', records).expectAccess(ALL, {
      isEnd: true,
    });
  });
}

for (const actor of MANAGERS) {
  check(`${actorName(actor)} has access to deactivated users and their entries`, 'help-team', async () => {
    const { workspace, records, probe } = await prepareManager(actor);
    await setMember(workspace, records.member, { is_active: 0 });
    // No source says whether time may be tracked for a deactivated user.
    await probe.expectAccess(ALL, { isEnd: true, without: ['createEntry'] });
  });

  check(
    `${actorName(actor)} has access to archived projects, closed phases and inactive clients`,
    KEEPS_MANAGER,
    async () => {
      const { workspace, records, probe } = await prepareManager(actor);
      const { project, phase, sparePhase, client } = records;
      const owner = workspace.as('owner');
      for (const id of [phase, sparePhase]) {
        expectSuccess(await owner.call('updatePhase', { ids: [project, id], body: { is_open: 0 } }));
      }
      await setProject(workspace, records, { is_active: 0 });
      expectSuccess(await owner.call('updateClient', { ids: [client], body: { is_active: 0 } }));
      // An inactive record accepts no new time, from any caller.
      await probe.expectAccess(ALL, { isEnd: true, without: ['createEntry'] });
    },
  );
}

for (const actor of ['group-manager', 'project-manager'] as const) {
  check(
    `${actorName(actor)} has access to what they manage alongside a deactivated manager`,
    KEEPS_MANAGER,
    async () => {
      const workspace = await newWorkspace();
      const records = await createRecords(workspace, actor);
      const other = await aMember(workspace.as('owner'));
      await makeManager(workspace, actor, records, [other]);
      await setMember(workspace, other, { is_active: 0 });
      await new AccessProbe(workspace.as(actor), actor, records).expectAccess(ALL, { isEnd: true });
    },
  );
}

/** Gives each of these people a direct report, so that the tree has branches. */
async function addReports(workspace: TestWorkspace, people: number[]): Promise<void> {
  for (const manager_id of people) {
    await setMember(workspace, await aMember(workspace.as('owner')), { manager_id });
  }
}

async function prepareManager(actor: (typeof MANAGERS)[number]) {
  const workspace = await newWorkspace();
  const records = await createRecords(workspace, actor);
  await makeManager(workspace, actor, records);
  return { workspace, records, probe: new AccessProbe(workspace.as(actor), actor, records) };
}
