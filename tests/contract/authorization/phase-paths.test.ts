import { check } from '../../fixtures/check.ts';
import { operationNamed } from '../../fixtures/contract.ts';
import { aLocation, aProject, freshName } from '../../fixtures/records.ts';
import { expectRejection, expectSuccess, resolveStatus } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { requirePathParameters } from '../../fixtures/wire.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/* A phase is found only under its own project, so the path of one project gives no access to the phases of another. */

const UNDER = 'guess: the phases of a project are those under its path';

for (const id of ['getPhase', 'updatePhase', 'deletePhase']) {
  const operation = operationNamed(id);
  check(
    `${id} for a phase under the path of another project is rejected with ${resolveStatus('notFound')}`,
    [operation.source, UNDER],
    async () => {
      requirePathParameters(operation);
      const owner = (await newWorkspace()).as('owner');
      const { project_id, phase_id } = await aLocation(owner);
      const before = expectSuccess(await owner.call('getPhase', { ids: [project_id, phase_id] }));
      const body = operation.body ? { body: { name: freshName('phase') } } : {};
      const response = await owner.send(id, { ids: [await aProject(owner), phase_id], ...body });
      expectRejection(response, 'notFound');
      const after = await owner.call('getPhase', { ids: [project_id, phase_id] });
      expectSame(response, 'the phase is unchanged', before, expectSuccess(after));
    },
  );
}
