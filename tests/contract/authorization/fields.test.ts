import { type Answer, expectSame } from '../../fixtures/answer.ts';
import type { Client } from '../../fixtures/client.ts';
import { operationNamed, SIGNED_IN } from '../../fixtures/contract.ts';
import { live } from '../../fixtures/live/settings.ts';
import { Oracle } from '../../fixtures/oracle.ts';
import { type Fields, ID_OF, type Kind } from '../../fixtures/oracle-facts.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { sharedWorld } from '../../fixtures/world.ts';
import { cellOf, isRefused } from './cells.ts';
import { rowOf, SIGHTS } from './fact-sheet.ts';
import { HIDDEN_FIELDS, type HiddenField, type Places, SHOWN_BY } from './fields.ts';
import { seesOrNever } from './words.ts';

/* Fields that only some see (OWASP API3: property level): in lists, in single reads and where they are embedded. */

for (const hidden of HIDDEN_FIELDS) {
  const { what, kind, field, load, applies = () => true, judgedOn = kind } = hidden;
  const places = SHOWN_BY[kind];
  if (!places) throw new Error(`nothing says where the ${what} is shown`);
  for (const actor of SIGNED_IN) {
    const cell = rowOf(SIGHTS, what).cells[actor];
    const sources = [operationNamed(places.list).source, cell.source];
    sentence(seesOrNever(what, actor, cell.reach), sources, async ({ skip }) => {
      const world = await sharedWorld();
      const oracle = await Oracle.of(world, actor);
      const isSeen = (truth: Fields) => {
        const judged = judgedOn === kind ? truth : projectOf(oracle, truth);
        return oracle.takesIn(cell.reach, judgedOn, judged);
      };
      const viewed = oracle.within(cellOf(places.read, actor).reach, kind).filter(applies);
      const some = [viewed.find(isSeen), viewed.find((record) => !isSeen(record))].filter((each) => !!each);
      const shown = await showings(world.as(actor), hidden, viewed, some);
      const truths = new Map(oracle.all(kind).map((record) => [record[ID_OF[kind]], record]));
      for (const { answer, record, place } of shown.filter((each) => applies(each.record))) {
        const truth = truths.get(record[ID_OF[kind]]) as Fields;
        const rule = `${actor} ${isSeen(truth) ? 'sees' : 'does not see'} the ${what} ${place}`;
        // Whether a hidden field is left out or null is not public.
        const isShown = field in record && !(live && !isSeen(truth) && record[field] === null);
        expectSame(answer, rule, isSeen(truth), isShown);
        if (isSeen(truth) && !load) expectSame(answer, `${rule}, as it is`, truth[field], record[field]);
      }
      if (shown.length === 0 && !isRefused(cell)) skip('nothing to see');
    });
  }
}

interface Showing {
  answer: Answer;
  record: Fields;
  place: string;
}

/** Records as the actor gets them: the lists that hold them, some one by one, and where projects embed them. */
async function showings(
  client: Client,
  hidden: HiddenField,
  viewed: Fields[],
  some: Fields[],
): Promise<Showing[]> {
  const { kind, load } = hidden;
  const { list, read, embedding } = SHOWN_BY[kind] as Places;
  const query = load === undefined ? {} : { 'load[]': [load] };
  const listPaths = new Set(viewed.map((record) => String(pathOf(kind, record).slice(0, -1))));
  const calls = [...listPaths].map(async (path) => {
    const ids = path === '' ? [] : path.split(',');
    const answer = await client.send(list, { ids, query: { ...query, per_page: 100 } });
    return showingsIn(answer, (succeeded(answer) as { data: Fields[] }).data, 'in a list');
  });
  const reads = some.map(async (record) => {
    const input = { ids: pathOf(kind, record) };
    const answer = await client.send(read, load === undefined ? input : { ...input, query });
    return showingsIn(answer, [(succeeded(answer) as { data: Fields }).data], 'in a single read');
  });
  const embedded = embedding === undefined ? [] : [embeddedIn(client, embedding)];
  return (await Promise.all([...calls, ...reads, ...embedded])).flat();
}

/** What is embedded in the projects that the actor sees, in their list and in one of them. */
async function embeddedIn(client: Client, embedding: 'phases' | 'client'): Promise<Showing[]> {
  const query = { 'load[]': [embedding] };
  const list = await client.send('listProjects', { query: { ...query, per_page: 100 } });
  const projects = (succeeded(list) as { data: Fields[] }).data;
  const embeddedOf = (project: Fields) => [project[embedding] ?? []].flat() as Fields[];
  const one = projects.find((project) => embeddedOf(project).length > 0);
  const showing = showingsIn(list, projects.flatMap(embeddedOf), 'embedded in a list');
  if (!one) return showing;
  const read = await client.send('getProject', { ids: [one.project_id as number], query });
  const { data } = succeeded(read) as { data: Fields };
  return [...showing, ...showingsIn(read, embeddedOf(data), 'embedded in a single read')];
}

function showingsIn(answer: Answer, records: Fields[], place: string): Showing[] {
  return records.map((record) => ({ answer, record, place }));
}

function pathOf(kind: Kind, record: Fields): number[] {
  const id = record[ID_OF[kind]] as number;
  return kind === 'phase' ? [record.project_id as number, id] : [id];
}

function projectOf(oracle: Oracle, { project_id }: Fields): Fields {
  return oracle.all('project').find((project) => project.project_id === project_id) ?? {};
}
