import { expectSame } from '../../../fixtures/answer.ts';
import type { Client, LooseInput } from '../../../fixtures/client.ts';
import { SIGNED_IN, type SignedIn } from '../../../fixtures/contract.ts';
import { idsOf, Oracle } from '../../../fixtures/oracle.ts';
import type { Fields, Kind } from '../../../fixtures/oracle-facts.ts';
import { refusedWith, succeeded } from '../../../fixtures/refusals.ts';
import { sentence } from '../../../fixtures/sentence.ts';
import { sharedWorld } from '../../../fixtures/world.ts';
import { cellOf, cellsOf, isRefused } from '../cells.ts';
import { sentenceOf } from '../words.ts';
import { observe } from './observe.ts';

/* Lists hold exactly the records in the actor's reach, and their totals count these alone. */

for (const cell of cellsOf(['list'], SIGNED_IN).filter((each) => !isRefused(each))) {
  const { operation, doing, reach } = cell;
  const actor = cell.actor as SignedIn;
  sentence(sentenceOf(operation.id, actor, reach), [operation.source, cell.source], async ({ task }) => {
    const world = await sharedWorld();
    const oracle = await Oracle.of(world, actor);
    const shown =
      doing.kind === 'phase'
        ? await phasesOfEach(world.as(actor), oracle, actor)
        : await shownIn(world.as(actor), operation.id, doing.kind, oracle.within(reach, doing.kind));
    const seen = observe(task, cell);
    for (const record of oracle.all(doing.kind)) {
      seen.note(
        oracle.ties(doing.kind, record),
        shown.ids.includes(idsOf(doing.kind, [record])[0] as number),
      );
    }
    shown.check();
  });
}

interface Shown {
  ids: number[];
  /** Throws when something else is shown than should be. */
  check(): void;
}

/** What a list shows in one large page, and whether these are the expected records with their number as total. */
async function shownIn(
  client: Client,
  list: string,
  kind: Kind,
  expected: Fields[],
  input: LooseInput = {},
): Promise<Shown> {
  const answer = await client.send(list, { ...input, query: { per_page: 100 } });
  const { data, meta } = succeeded(answer) as { data: Fields[]; meta: { total: number } };
  const ids = idsOf(kind, data);
  return {
    ids,
    check() {
      expectSame(answer, 'the list holds all that he reaches and nothing else', idsOf(kind, expected), ids);
      expectSame(answer, 'the total counts what he reaches and nothing else', expected.length, meta.total);
    },
  };
}

/** Phases are listed project by project; those of a project that he does not see are not found. */
async function phasesOfEach(client: Client, oracle: Oracle, actor: SignedIn): Promise<Shown> {
  const projects = cellOf('getProject', actor).reach;
  const lists = await Promise.all(
    oracle.all('project').map(async (project): Promise<Shown> => {
      const ids = [project.project_id as number];
      if (oracle.takesIn(projects, 'project', project)) {
        const expected = oracle.all('phase').filter((phase) => phase.project_id === project.project_id);
        return shownIn(client, 'listPhases', 'phase', expected, { ids });
      }
      const answer = await client.call('listPhases', { ids });
      const { data = [] } = answer.body as { data?: Fields[] };
      return { ids: idsOf('phase', data), check: () => refusedWith(answer, 404) };
    }),
  );
  return {
    ids: lists.flatMap(({ ids }) => ids),
    check: () => {
      for (const list of lists) list.check();
    },
  };
}
