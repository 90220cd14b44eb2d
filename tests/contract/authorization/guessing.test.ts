import { expectSame } from '../../fixtures/answer.ts';
import { operationNamed, SIGNED_IN } from '../../fixtures/contract.ts';
import { idsOf, Oracle } from '../../fixtures/oracle.ts';
import type { Fields } from '../../fixtures/oracle-facts.ts';
import { refusedWith, succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { sharedWorld } from '../../fixtures/world.ts';
import { cellOf } from './cells.ts';
import { nameOf } from './words.ts';

/* Ids are numbers in a row, so whoever has one guesses those beside it (OWASP API1). */

for (const actor of SIGNED_IN.filter((each) => !cellOf('getEntry', each).reach.includes('all'))) {
  const { reach, source } = cellOf('getEntry', actor);
  const sources = [operationNamed('getEntry').source, source];
  sentence(
    `${nameOf(actor)} who guesses the ids beside his entries finds only what he reaches`,
    sources,
    async () => {
      const world = await sharedWorld();
      const oracle = await Oracle.of(world, actor);
      const mine = new Set(idsOf('entry', oracle.within(reach, 'entry')));
      const beside = [...mine].flatMap((id) => [id - 1, id + 1]).filter((id) => !mine.has(id));
      const before = oracle.all('entry');
      for (const id of [...new Set(beside)]) {
        const input = { ids: [id] };
        refusedWith(await world.as(actor).call('getEntry', input), 404);
        refusedWith(await world.as(actor).call('updateEntry', { ...input, body: { minutes: 1 } }), 404);
        refusedWith(await world.as(actor).call('deleteEntry', input), 404);
      }
      const list = await world.as('owner').call('listEntries', { query: { per_page: 100 } });
      expectSame(list, 'nothing is changed', before.slice(0, 100), succeeded(list).data as Fields[]);
    },
  );
}

sentence(
  'a phase is found under its own project only',
  'guess: phases are taken to lie under their project',
  async () => {
    const world = await sharedWorld();
    const { facts } = await Oracle.of(world, 'owner');
    const [phase, other] = [facts.phase[0], facts.phase.at(-1)];
    if (!phase || !other || phase.project_id === other.project_id)
      throw new Error('nothing to see: one project');
    const ids = [phase.project_id, other.phase_id];
    refusedWith(await world.as('owner').call('getPhase', { ids }), 404);
    refusedWith(await world.as('owner').call('updatePhase', { ids, body: {} }), 404);
    refusedWith(await world.as('owner').call('deletePhase', { ids }), 404);
  },
);
