import { expectSame } from '../../fixtures/answer.ts';
import { SIGNED_IN } from '../../fixtures/contract.ts';
import { idsOf, Oracle } from '../../fixtures/oracle.ts';
import type { Fields } from '../../fixtures/oracle-facts.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { sharedWorld } from '../../fixtures/world.ts';
import { cellOf, viewOf } from './cells.ts';
import { rowOf, SIGHTS } from './fact-sheet.ts';
import { nameOf, whichOf } from './words.ts';

/* What load[] embeds in a project is what the actor would get by asking for it: exact sets again. */

const WHY = 'guess: what is embedded is seen as it is on its own';

for (const actor of SIGNED_IN) {
  const members = viewOf('member', actor);
  sentence(
    `${nameOf(actor)} finds among a project's embedded members ${whichOf('member', actor, members)}`,
    WHY,
    () =>
      embeddedAs(actor, 'members', (oracle, project) => {
        const seen = new Set(idsOf('member', oracle.within(members, 'member')));
        return (project.members as Fields[])
          .map(({ user_id }) => user_id)
          .filter((id) => seen.has(id as number));
      }),
  );

  const phases = viewOf('phase', actor);
  sentence(`${nameOf(actor)} finds the phases of a project embedded in it`, WHY, () =>
    embeddedAs(actor, 'phases', (oracle, { project_id }) =>
      oracle
        .within(phases, 'phase')
        .filter((phase) => phase.project_id === project_id)
        .map(({ phase_id }) => phase_id),
    ),
  );

  const clients = rowOf(SIGHTS, 'embedded client of a project').cells[actor];
  sentence(
    `${nameOf(actor)} finds only clients that he sees embedded in projects`,
    [WHY, clients.source],
    () =>
      embeddedAs(actor, 'client', (oracle, project) => {
        const isShown = oracle.takesIn(clients.reach, 'project', project) && project.client_id !== null;
        return isShown ? [project.client_id] : [];
      }),
  );
}

const ID_IN = { members: 'user_id', phases: 'phase_id', client: 'client_id' };

/** Compares the ids that each project of the list embeds with those that it should. */
async function embeddedAs(
  actor: (typeof SIGNED_IN)[number],
  load: keyof typeof ID_IN,
  expected: (oracle: Oracle, project: Fields) => unknown[],
): Promise<void> {
  const world = await sharedWorld();
  const oracle = await Oracle.of(world, actor);
  const query = { 'load[]': [load], per_page: 100 };
  const answer = await world.as(actor).send('listProjects', { query });
  const { data } = succeeded(answer) as { data: Fields[] };
  const projects = oracle.within(cellOf('listProjects', actor).reach, 'project');
  const embedded = data.map((project) => {
    const related = [project[load] ?? []].flat() as Fields[];
    return [project.project_id, related.map((each) => each[ID_IN[load]]).sort()];
  });
  const should = projects.map((project) => [project.project_id, expected(oracle, project).sort()]);
  expectSame(answer, `each project embeds the ${load} that he sees, and no others`, should, embedded);
}
