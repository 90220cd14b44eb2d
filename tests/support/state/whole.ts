import { expectSame, type Told } from '../answer.ts';
import { operationNamed, SIGNED_IN } from '../contract.ts';
import { idFieldOf } from '../lists/lists.ts';
import { walk } from '../lists/walk.ts';
import type { World } from '../world.ts';
import type { Fields } from './change.ts';

/** Every record of a workspace, by what it is: `client 3`. */
export type Whole = Record<string, Fields>;

/** What became of records: `gone`, `new`, or the fields that changed, each before and after. */
export type Difference = Record<string, 'gone' | 'new' | Record<string, [before: unknown, after: unknown]>>;

const NAMES: [list: string, name: string][] = [
  ['listMembers', 'member'],
  ['listClients', 'client'],
  ['listGroups', 'group'],
  ['listPhaseCategories', 'phase category'],
  ['listEntries', 'entry'],
  ['listTodos', 'todo'],
];

/** Reads all that the owner sees, and the timers of everyone who has a token. */
export async function wholeOf(world: World): Promise<Whole> {
  const owner = world.as('owner');
  const read = async (list: string, client = owner, load: string[] = []) => {
    const query = [['per_page', 100], ...load.map((name) => ['load[]', name])] as [string, string | number][];
    return (await walk({ client, operation: operationNamed(list), query })).records;
  };
  const parts = await Promise.all([
    ...NAMES.map(async ([list, name]) => named(name, list, await read(list))),
    ...SIGNED_IN.map(async (actor) =>
      named('timer', 'listTimers', await read('listTimers', world.as(actor))),
    ),
    read('listProjects', owner, ['phases', 'members']).then(projectsAndPhases),
  ]);
  return Object.assign({}, ...parts);
}

function projectsAndPhases(projects: Fields[]): Whole {
  const phases = projects.flatMap((project) => project.phases as Fields[]);
  const alone = projects.map(({ phases: _, ...project }) => project);
  return { ...named('project', 'listProjects', alone), ...named('phase', 'listPhases', phases) };
}

function named(name: string, list: string, records: Fields[]): Whole {
  const idField = idFieldOf(operationNamed(list));
  return Object.fromEntries(records.map((record) => [`${name} ${record[idField]}`, record]));
}

/** Nothing in the workspace became another than is said; a record that is said to change may show when it did. */
export function expectDifference(
  answer: Told,
  rule: string,
  expected: Difference,
  { before, after }: { before: Whole; after: Whole },
): void {
  const found = difference(before, after, expected);
  const names = [...Object.keys(expected), ...Object.keys(found)].sort();
  // Only what is not as said, since there is much that is.
  const wrong = names.filter((name) => JSON.stringify(expected[name]) !== JSON.stringify(found[name]));
  const of = (all: Difference) => Object.fromEntries(wrong.map((name) => [name, all[name] ?? 'as it was']));
  expectSame(answer, rule, of(expected), of(found));
}

function difference(before: Whole, after: Whole, expected: Difference): Difference {
  const all: Difference = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[name], after[name]];
    if (!was || !is) all[name] = was ? 'gone' : 'new';
    else if (JSON.stringify(was) !== JSON.stringify(is)) all[name] = changed(was, is, name in expected);
  }
  return all;
}

function changed(was: Fields, is: Fields, mayShowWhen: boolean): Record<string, [unknown, unknown]> {
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
      .filter((field) => !(mayShowWhen && field === 'updated_date'))
      .map((field) => [field, [was[field], is[field]]]),
  );
}
