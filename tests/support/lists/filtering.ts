import { type Answer, ContractFailure, expectSame } from '../answer.ts';
import type { Operation, SignedIn } from '../contract.ts';
import { type Filter, filtersFor } from './filters.ts';
import { allOf, idsOf, listAs } from './lists.ts';
import { type Ask, type Fields, walk } from './walk.ts';

type Value = string | number | number[];
/** Filters with their values; all of them hold at once. */
type Chosen = { name: string; value: Value; filter: Filter }[];

/** Every value of the filter that the data offers leaves exactly the records that fit it. */
export async function filtersBy(operation: Operation, actor: SignedIn, name: string): Promise<void> {
  const filter = await filterNamed(operation, actor, name);
  const all = await allOf(operation, actor);
  const results = [];
  for (const value of filter.values(all))
    results.push(await check(operation, actor, [{ name, value, filter }]));
  mustTell(results, all, name);
}

/** Two filters leave the records that fit both, with values of which some leave something and drop something. */
export async function filtersByBoth(
  operation: Operation,
  actor: SignedIn,
  pair: [string, string],
): Promise<void> {
  const all = await allOf(operation, actor);
  const [one, other] = await Promise.all(pair.map((name) => filterNamed(operation, actor, name)));
  if (!one || !other) return;
  const combinations = one.values(all).flatMap((value) => {
    return other.values(all).map((second) => [
      { name: pair[0], value, filter: one },
      { name: pair[1], value: second, filter: other },
    ]);
  });
  const results = [];
  for (const chosen of mostTelling(combinations, all)) results.push(await check(operation, actor, chosen));
  mustTell(results, all, pair.join(' with '));
}

async function filterNamed(operation: Operation, actor: SignedIn, name: string): Promise<Filter> {
  const filter = (await filtersFor(operation, actor))[name];
  if (!filter) throw new Error(`missing contract test: ${operation.id} (what does ${name} leave?)`);
  return filter;
}

async function check(
  operation: Operation,
  actor: SignedIn,
  chosen: Chosen,
): Promise<{ answer: Answer; left: number }> {
  const ask: Ask = {
    ...(await listAs(operation, actor)),
    query: [['per_page', 100], ...chosen.flatMap(parameters)],
  };
  const { records, last, total } = await walk(ask);
  const expected = idsOf(operation, passing(await allOf(operation, actor), chosen));
  const title = chosen.map(({ name, value }) => `${name} ${JSON.stringify(value)}`).join(' and ');
  expectSame(last, `${title} leaves the records that fit`, expected, idsOf(operation, records));
  expectSame(last, `meta.total counts the records that fit ${title}`, expected.length, total);
  return { answer: last, left: records.length };
}

function parameters({ name, value }: Chosen[number]): [string, string | number][] {
  return [value].flat().map((each) => [name, each]);
}

function passing(all: Fields[], chosen: Chosen): Fields[] {
  return all.filter((record) => chosen.every(({ value, filter }) => filter.passes(record, value)));
}

const ENOUGH = 4;

/** Combinations of which each filter drops something that the other would leave, and a few others. */
function mostTelling(combinations: Chosen[], all: Fields[]): Chosen[] {
  const tells = (chosen: Chosen) => {
    const both = passing(all, chosen).length;
    return both > 0 && chosen.every((one) => passing(all, [one]).length > both);
  };
  const telling = combinations.filter(tells);
  return [...telling.slice(0, ENOUGH), ...telling.slice(-1), ...combinations.slice(0, 1)];
}

/** A filter that never drops anything, or never leaves anything, would pass unseen. */
function mustTell(results: { answer: Answer; left: number }[], all: Fields[], name: string): void {
  if (results.some(({ left }) => left > 0 && left < all.length)) return;
  const [first] = results;
  if (!first) throw new Error(`nothing to see: no value of ${name} to try`);
  throw new ContractFailure(
    first.answer,
    `nothing to see: ${name} divides the records`,
    'some, not all',
    'all or none',
  );
}
