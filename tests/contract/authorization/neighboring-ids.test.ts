import { findPermission } from '../../fixtures/access/permissions.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import { operationNamed, SIGNED_IN, skipUnlessPresent } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { collectIds, Oracle } from '../../fixtures/oracle.ts';
import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { requirePathParameters } from '../../fixtures/wire.ts';
import { sharedWorkspace } from '../../fixtures/workspace.ts';

/* IDs are consecutive numbers, so anyone who knows one can guess its neighbors (OWASP API1). */

for (const actor of SIGNED_IN.filter((each) => !findPermission('getEntry', each).access.includes('all'))) {
  const { access, source } = findPermission('getEntry', actor);
  const sources = [operationNamed('getEntry').source, source];
  check(
    `${actorName(actor)} cannot read, update or delete inaccessible entries by guessing neighboring IDs`,
    sources,
    async () => {
      const workspace = await sharedWorkspace();
      const oracle = await Oracle.of(workspace, actor);
      const mine = new Set(collectIds('entry', oracle.within(access, 'entry')));
      const neighbors = [...mine].flatMap((id) => [id - 1, id + 1]).filter((id) => !mine.has(id));
      const before = oracle.all('entry');
      const existing = new Set(collectIds('entry', before));
      for (const id of [...new Set(neighbors)]) {
        const input = { ids: [id] };
        const rejection = existing.has(id) ? 'hiddenRecord' : 'notFound';
        expectRejection(await workspace.as(actor).call('getEntry', input), rejection);
        expectRejection(
          await workspace.as(actor).call('updateEntry', { ...input, body: { minutes: 1 } }),
          rejection,
        );
        expectRejection(await workspace.as(actor).call('deleteEntry', input), rejection);
      }
      const list = await workspace.as('owner').call('listEntries', { query: { per_page: 100 } });
      expectSame(
        list,
        'the entries are unchanged',
        before.slice(0, 100),
        expectSuccess(list).data as Fields[],
      );
    },
  );
}

check(
  'a phase is found only under its own project',
  'guess: phases belong to the project in their path',
  async () => {
    for (const id of ['listPhases', 'getPhase']) skipUnlessPresent(operationNamed(id));
    requirePathParameters(operationNamed('getPhase'));
    const workspace = await sharedWorkspace();
    const { facts } = await Oracle.of(workspace, 'owner');
    const [phase, other] = [facts.phase[0], facts.phase.at(-1)];
    if (!phase || !other || phase.project_id === other.project_id)
      throw new Error('nothing to see: there is only one project');
    const ids = [phase.project_id, other.phase_id];
    expectRejection(await workspace.as('owner').call('getPhase', { ids }), 'notFound');
    expectRejection(await workspace.as('owner').call('updatePhase', { ids, body: {} }), 'notFound');
    expectRejection(await workspace.as('owner').call('deletePhase', { ids }), 'notFound');
  },
);
