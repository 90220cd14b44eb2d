import { AccessProbe, ALL, MANAGERS, type Ties } from '../../fixtures/access/access-probe.ts';
import {
  createRecords,
  makeManagementChain,
  makeManager,
  type RecordBuilder,
  setGroup,
  setMember,
  setProject,
} from '../../fixtures/access/managed-records.ts';
import { findPermission, isRejected } from '../../fixtures/access/permissions.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import { aClient, aLocation, aMember, freshName } from '../../fixtures/records.ts';
import { expectAnyRejection, expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/workspace.ts';

/** No access remains. */
const NONE: Ties = {};

/** How the actor starts and stops managing the records. */
interface Revocation {
  /** Default: the relation that makes the actor a manager of this kind. */
  grant?(): Promise<unknown>;
  revoke(): Promise<unknown>;
}

type RevocationCase = [
  title: string,
  actor: (typeof MANAGERS)[number],
  /** The access that remains. */
  remaining: Ties,
  prepare: (workspace: TestWorkspace, records: RecordBuilder) => Revocation | Promise<Revocation>,
];

interface OnProject {
  user_id: number;
  is_pm?: 0 | 1;
}

const PERSON: Ties = { member: 'managed', entry: 'managed' };
const LOCATION: Ties = { group: 'managed', project: 'managed', client: 'managed' };

/** The ways in which a manager gains and loses access, or a part of it. */
const REVOCATIONS: RevocationCase[] = [
  [
    'when the person no longer has a manager',
    'direct-manager',
    NONE,
    revocation((workspace, records) => setMember(workspace, records.member, { manager_id: null })),
  ],
  [
    'when the person gets another manager',
    'direct-manager',
    NONE,
    async (workspace, records) => {
      const other = await aMember(workspace.as('owner'));
      return { revoke: () => setMember(workspace, records.member, { manager_id: other }) };
    },
  ],
  [
    'when the manager between them no longer has a manager',
    'direct-manager',
    NONE,
    async (workspace, records) => {
      const middle = await aMember(workspace.as('owner'));
      return {
        grant: () =>
          makeManagementChain(workspace, [workspace.userId('direct-manager'), middle, records.member]),
        revoke: () => setMember(workspace, middle, { manager_id: null }),
      };
    },
  ],
  [
    'when the person leaves the project',
    'direct-manager',
    PERSON,
    (workspace, records) => ({
      grant: async () => {
        await makeManager(workspace, 'direct-manager', records);
        await setProject(workspace, records, { members: [{ user_id: records.member }] });
      },
      revoke: () => setProject(workspace, records, { members: [] }),
    }),
  ],
  [
    'when they no longer manage the group',
    'group-manager',
    NONE,
    revocation((workspace, records) =>
      setGroup(workspace, records, { manager_ids: [workspace.userId('owner')] }),
    ),
  ],
  ['when the person leaves the group', 'group-manager', LOCATION, inGroup({ member_ids: [] })],
  [
    'when the project leaves the group',
    'group-manager',
    { ...PERSON, group: 'managed' },
    inGroup({ project_ids: [] }),
  ],
  [
    'when the person no longer has a group',
    'group-manager',
    LOCATION,
    revocation((workspace, records) => setMember(workspace, records.member, { group_id: null })),
  ],
  [
    'when the person joins another group',
    'group-manager',
    LOCATION,
    revocation(async (workspace, records) => {
      const body = { name: freshName('group'), member_ids: [records.member] };
      expectSuccess(await workspace.as('owner').call('createGroup', { body }));
    }),
  ],
  [
    'when they become a plain member of the project',
    'project-manager',
    { project: 'assigned', client: 'assigned' },
    onProject((me, person) => [{ ...me, is_pm: 0 }, person]),
  ],
  ['when they leave the project', 'project-manager', NONE, onProject((_, person) => [person])],
  [
    'when the person leaves the project',
    'project-manager',
    { project: 'managed', client: 'managed', entry: 'managed' },
    onProject((me) => [{ ...me, is_pm: 1 }]),
  ],
  ...MANAGERS.map(
    (actor): RevocationCase => [
      'when the entry and the project are reassigned',
      actor,
      { ...ALL, entry: 'beyond', client: 'beyond' },
      (workspace, records) => transferRecords(workspace, actor, records),
    ],
  ),
];

/** A case that needs no preparation: one change revokes the access. */
function revocation(
  revoke: (workspace: TestWorkspace, records: RecordBuilder) => Promise<unknown>,
): RevocationCase[3] {
  return (workspace, records) => ({ revoke: () => revoke(workspace, records) });
}

function inGroup(without: Parameters<typeof setGroup>[2]): RevocationCase[3] {
  return revocation((workspace, records) => setGroup(workspace, records, without));
}

function onProject(pickRemaining: (me: OnProject, person: OnProject) => OnProject[]): RevocationCase[3] {
  return revocation((workspace, records) => {
    const [me, person] = [{ user_id: workspace.userId('project-manager') }, { user_id: records.member }];
    return setProject(workspace, records, { members: pickRemaining(me, person) });
  });
}

/** Tracked time is managed through its project or through its user (help-manager). */
async function transferRecords(
  workspace: TestWorkspace,
  actor: RevocationCase[1],
  records: RecordBuilder,
): Promise<Revocation> {
  const owner = workspace.as('owner');
  const [client_id, elsewhere] = [await aClient(owner), await aLocation(owner)];
  const original = { project_id: records.project, phase_id: records.phase };
  const assign = async (
    client: number,
    entry: { user_id: number; project_id?: number; phase_id?: number },
  ) => {
    await setProject(workspace, records, { client_id: client });
    expectSuccess(await owner.call('updateEntry', { ids: [records.entry], body: entry }));
  };
  await makeManager(workspace, actor, records);
  const transferred = { user_id: workspace.userId('owner'), ...(actor === 'project-manager' && elsewhere) };
  return {
    grant: () => assign(records.client, { user_id: records.member, ...original }),
    revoke: () => assign(client_id, transferred),
  };
}

/* Access of managers follows the relation at once, with the same token: granted, removed, granted again. */

const AT_ONCE = 'guess: access depends on the role at the time of the request, not of the login';

for (const [title, actor, remaining, prepare] of REVOCATIONS) {
  const lost = remaining === NONE ? 'access' : 'part of their access';
  check(`${actorName(actor)} loses ${lost} at once ${title}`, AT_ONCE, async () => {
    const workspace = await newWorkspace();
    const [me, records] = [workspace.as(actor), await createRecords(workspace, actor)];
    const probe = new AccessProbe(me, actor, records);
    const { grant = () => makeManager(workspace, actor, records), revoke } = await prepare(
      workspace,
      records,
    );
    await grant();
    await probe.expectAccess(ALL);
    await revoke();
    await probe.expectAccess(remaining);
    if (remaining === NONE && isRejected(findPermission('listClients', 'member')))
      expectRejection(await me.call('listClients'), 'forbidden');
    await grant();
    await probe.expectAccess(ALL, { isBrief: true });
  });
}

check('group manager loses access at once when the group is deleted', AT_ONCE, async () => {
  const workspace = await newWorkspace();
  const me = workspace.as('group-manager');
  const records = await createRecords(workspace, 'group-manager');
  await makeManager(workspace, 'group-manager', records);
  const probe = new AccessProbe(me, 'group-manager', records);
  await probe.expectAccess(ALL);
  expectSuccess(await workspace.as('owner').call('deleteGroup', { ids: [records.group] }));
  await probe.expectAccess(NONE);
  expectAnyRejection(await me.call('listGroups'));
});
