import { expectSame } from '../../fixtures/answer.ts';
import { operationNamed } from '../../fixtures/contract.ts';
import { refusedWith, succeeded } from '../../fixtures/refusals.ts';
import { aPlace, aProject, freshName } from '../../fixtures/scenarios.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { newWorld } from '../../fixtures/world.ts';

/* A phase is found under its own project alone, so that no project in a path opens the phases of another. */

const UNDER = 'guess: the phases of a project are those under its path';

for (const id of ['getPhase', 'updatePhase', 'deletePhase']) {
  const operation = operationNamed(id);
  sentence(
    `${id} under the path of another project is refused with 404`,
    [operation.source, UNDER],
    async () => {
      const owner = (await newWorld()).as('owner');
      const { project_id, phase_id } = await aPlace(owner);
      const before = succeeded(await owner.call('getPhase', { ids: [project_id, phase_id] }));
      const body = operation.body ? { body: { name: freshName('phase') } } : {};
      const answer = await owner.send(id, { ids: [await aProject(owner), phase_id], ...body });
      refusedWith(answer, 404);
      const after = await owner.call('getPhase', { ids: [project_id, phase_id] });
      expectSame(answer, 'the phase is as it was', before, succeeded(after));
    },
  );
}
