import { expectSame } from '../answer.ts';
import { succeeded } from '../refusals.ts';
import { aMember, memberBody } from '../scenarios.ts';
import { newWorld } from '../world.ts';
import { refusesFor } from './refuse.ts';

/** A second member of one address; one of the same name is taken. */
export async function refusesKnownAddress(): Promise<void> {
  const owner = (await newWorld()).as('owner');
  const known = memberBody();
  const { data } = succeeded(await owner.call('createMember', { body: known }));
  const body = { ...memberBody(), email: data.email };
  await refusesFor(owner, 'createMember', { body }, ['email'], 'an address that is taken');
  succeeded(await owner.call('createMember', { body: { ...memberBody(), name: data.name } }));
}

/** The addresses of who is deactivated. */
export async function refusesDeactivatedAddress(): Promise<void> {
  const world = await newWorld();
  const owner = world.as('owner');
  // One who was only invited, and one who had followed the invitation.
  for (const id of [await aMember(owner), world.userId('member')]) {
    const answer = await owner.call('updateMember', { ids: [id], body: { is_active: 0 } });
    const body = { ...memberBody(), email: succeeded(answer).data.email };
    await refusesFor(owner, 'createMember', { body }, ['email'], 'the address of who is deactivated');
  }
}

/** An address in large and small letters, which stays as it was written. */
export async function refusesLikeAddress(): Promise<void> {
  const owner = (await newWorld()).as('owner');
  const { name, email } = memberBody();
  const mixed = email.replace('contract', 'Contract');
  const { user_id } = succeeded(await owner.call('createMember', { body: { name, email: mixed } })).data;
  const answer = await owner.call('getMember', { ids: [user_id] });
  expectSame(answer, 'it is kept as given', mixed, succeeded(answer).data.email);
  for (const other of [email, email.toUpperCase()]) {
    const body = { ...memberBody(), email: other };
    await refusesFor(owner, 'createMember', { body }, ['email'], 'an address in other letters');
  }
}

/** Addresses of people of another workspace: who was invited there, who is deactivated, who was there at the start. */
export async function rejectsForeignAddress(): Promise<void> {
  const [world, other] = [await newWorld(), await newWorld()];
  const elsewhere = other.as('owner');
  const addresses: string[] = [];
  for (const id of [await aMember(elsewhere), await aMember(elsewhere), other.userId('member')]) {
    addresses.push(succeeded(await elsewhere.call('getMember', { ids: [id] })).data.email);
    if (addresses.length === 2) {
      succeeded(await elsewhere.call('updateMember', { ids: [id], body: { is_active: 0 } }));
    }
  }
  for (const email of addresses.flatMap((each) => [each, each.toUpperCase()])) {
    const body = { ...memberBody(), email };
    await refusesFor(
      world.as('owner'),
      'createMember',
      { body },
      ['email'],
      'an address of another workspace',
    );
  }
}
