import { expectSame } from '../answer.ts';
import type { Operation } from '../contract.ts';
import { succeeded } from '../refusals.ts';
import { freshName, scenario } from '../scenarios.ts';
import { newWorld } from '../world.ts';
import type { Fields } from './change.ts';
import { Names } from './names.ts';
import { refusesFor } from './refuse.ts';

/** The same call twice. */
export async function refusesToCreate(operation: Operation): Promise<void> {
  const owner = (await newWorld()).as('owner');
  const { ids = [], body } = await scenario(operation.id, owner);
  succeeded(await owner.send(operation.id, { ids, body }));
  await refusesFor(owner, operation.id, { ids, body }, ['name'], 'a name that is taken');
}

/** The other record lies beside the one that is renamed: for phases, in the same project. */
export async function refusesToRename(operation: Operation): Promise<void> {
  const owner = (await newWorld()).as('owner');
  const { ids = [], body } = await scenario(operation.id, owner);
  const { data } = succeeded(await owner.send(operation.id, { ids, body })) as { data: Fields };
  const create = operation.id.replace('update', 'create');
  const name = freshName('other');
  succeeded(await owner.send(create, { ids: ids.slice(0, -1), body: { name } }));
  await refusesFor(owner, operation.id, { ids, body: { name } }, ['name'], 'the name of another record');
  const own = await owner.send(operation.id, { ids, body: { name: data.name } });
  succeeded(own, 'its own name is taken');
}

/** Whether the record that wants the name is in use itself or not. */
export async function refusesNameOutOfUse(operation: Operation, outOfUse: Fields): Promise<void> {
  const owner = (await newWorld()).as('owner');
  const names = await Names.beside(operation, owner);
  const [kept, free] = [freshName('kept'), freshName('free')];
  await names.make(kept, outOfUse);
  const refuses = async (ids: number[], body: Fields, what: string) =>
    refusesFor(owner, operation.id, { ids, body }, ['name'], what);
  if (operation.method === 'post') {
    await refuses(names.ids(), { name: kept }, 'the name of a record that is out of use');
    return;
  }
  const [used, unused] = [await names.make(free), await names.make(undefined, outOfUse)];
  await refuses(names.ids(used), { name: kept }, 'the name of a record that is out of use');
  for (const name of [kept, free]) {
    await refuses(names.ids(unused), { name }, 'a name that is taken, for a record that is out of use');
  }
}

/** A record changes its name and is deleted then; another one wants its names. */
export async function takesGivenUp(operation: Operation): Promise<void> {
  const owner = (await newWorld()).as('owner');
  const names = await Names.beside(operation, owner);
  const [before, now] = [freshName('before'), freshName('now')];
  const first = await names.make(before);
  const own = operation.method === 'post' ? undefined : await names.make();
  const ids = names.ids(own);
  await names.change(first, { name: now });
  await refusesFor(owner, operation.id, { ids, body: { name: now } }, ['name'], 'a name that was taken anew');
  succeeded(
    await owner.send(operation.id, { ids, body: { name: before } }),
    'a name that was given up is free',
  );
  await names.remove(first);
  succeeded(await owner.send(operation.id, { ids, body: { name: now } }), 'the name of what is gone is free');
}

/** A name in large letters and in small ones, and with a space before and behind it. */
export async function takesAlike(operation: Operation): Promise<void> {
  const owner = (await newWorld()).as('owner');
  const names = await Names.beside(operation, owner);
  const name = freshName('Alike');
  await names.make(name);
  const own = operation.method === 'post' ? undefined : await names.make();
  for (const alike of [name.toUpperCase(), name.toLowerCase(), ` ${name}`, `${name} `]) {
    const answer = await owner.send(operation.id, { ids: names.ids(own), body: { name: alike } });
    const { data } = succeeded(answer, 'a name that is written in another way is another') as {
      data: Fields;
    };
    expectSame(answer, 'it is kept as written', alike, data.name);
  }
}
