import { findVisibility } from '../../fixtures/access/fields.ts';
import { findPermission, visibleAccess } from '../../fixtures/access/permissions.ts';
import { actorName, coveredRecords } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import { SIGNED_IN } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { collectIds, Oracle } from '../../fixtures/oracle.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { sharedWorkspace } from '../../fixtures/workspace.ts';

/* load[] embeds in a project exactly the records that the actor can read individually. */

const WHY = 'guess: an embedded record is visible to users who can read it individually';

for (const actor of SIGNED_IN) {
  const members = visibleAccess('member', actor);
  check(
    `${actorName(actor)} sees ${coveredRecords('member', actor, members)} among the embedded members of a project`,
    WHY,
    () =>
      expectEmbedded(actor, 'members', (oracle, project) => {
        const seen = new Set(collectIds('member', oracle.within(members, 'member')));
        return (project.members as Fields[])
          .map(({ user_id }) => user_id)
          .filter((id) => seen.has(id as number));
      }),
  );

  const phases = visibleAccess('phase', actor);
  check(`${actorName(actor)} sees the phases of a project embedded in it`, WHY, () =>
    expectEmbedded(actor, 'phases', (oracle, { project_id }) =>
      oracle
        .within(phases, 'phase')
        .filter((phase) => phase.project_id === project_id)
        .map(({ phase_id }) => phase_id),
    ),
  );

  const clients = findVisibility('embedded client of a project', actor);
  check(
    `${actorName(actor)} sees a client embedded in a project only if they see the client`,
    [WHY, clients.source],
    () =>
      expectEmbedded(actor, 'client', (oracle, project) => {
        const isShown = oracle.includes(clients.access, 'project', project) && project.client_id !== null;
        return isShown ? [project.client_id] : [];
      }),
  );
}

const ID_FIELDS = { members: 'user_id', phases: 'phase_id', client: 'client_id' };

/** Compares the IDs that each project of the list embeds with the expected ones. */
async function expectEmbedded(
  actor: (typeof SIGNED_IN)[number],
  load: keyof typeof ID_FIELDS,
  expected: (oracle: Oracle, project: Fields) => unknown[],
): Promise<void> {
  const workspace = await sharedWorkspace();
  const oracle = await Oracle.of(workspace, actor);
  const query = { 'load[]': [load], per_page: 100 };
  const response = await workspace.as(actor).send('listProjects', { query });
  const { data } = expectSuccess(response) as { data: Fields[] };
  const projects = oracle.within(findPermission('listProjects', actor).access, 'project');
  const embedded = data.map((project) => {
    const related = [project[load] ?? []].flat() as Fields[];
    return [project.project_id, related.map((each) => each[ID_FIELDS[load]]).sort()];
  });
  const should = projects.map((project) => [project.project_id, expected(oracle, project).sort()]);
  expectSame(
    response,
    `each project embeds the ${load} that the actor sees, and no others`,
    should,
    embedded,
  );
}
