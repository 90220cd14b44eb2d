import { check } from '../../fixtures/check.ts';
import { operationNamed } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';
import { aClient, aLocation, aProject, freshName } from '../../fixtures/records.ts';
import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { ownWrites, readAlone, readExisting } from '../../fixtures/state/own-writes.ts';
import { requirePathParameters } from '../../fixtures/wire.ts';
import { aWriter } from '../../fixtures/workspace.ts';

/* Records of the run that reference one another. */

const NO_DUPLICATES = 'guess: the old API rejected duplicate names with 406, assumed to be a 422 now';
const PHASE_OF_PROJECT = 'guess: an entry has a project and a phase of it (help-projects)';
const CLOSED = 'guess: an archived project (help-projects) and a closed phase accept no new time';
const LOOSE = 'guess: references to a deleted record become null';
const ONE = 'guess: the path names the one record that is deleted';
const IN_PATH = 'guess: a phase is found only under its own project';

for (const operation of ownWrites('post').filter(({ body }) => body?.schema.required?.includes('name'))) {
  check(`${operation.id} rejects the name of another record`, [operation.source, NO_DUPLICATES], async () => {
    const owner = await aWriter();
    const { ids = [] } = await successfulInput(operation.id, owner);
    const body = { name: freshName('twice') };
    expectSuccess(await owner.send(operation.id, { ids, body }));
    expectRejection(
      await owner.send(operation.id, { ids, body }),
      'invalid',
      ['name'],
      'a name that is taken',
    );
  });
}

for (const id of ['createEntry', 'updateEntry']) {
  const operation = operationNamed(id);
  check(`${id} rejects a phase of another project`, [operation.source, PHASE_OF_PROJECT], async () => {
    const owner = await aWriter();
    const { ids = [], body } = await successfulInput(id, owner);
    const [first, second] = [await aLocation(owner), await aLocation(owner)];
    const wrong = { ...(body as Fields), project_id: first.project_id, phase_id: second.phase_id };
    expectRejection(
      await owner.send(id, { ids, body: wrong }),
      'invalid',
      ['phase_id'],
      'a phase of another project',
    );
  });
}

check('createEntry rejects an archived project', [operationNamed('createEntry').source, CLOSED], async () => {
  const owner = await aWriter();
  const { body } = (await successfulInput('createEntry', owner)) as { body: Fields };
  const archive = { ids: [body.project_id as number], body: { is_active: 0 as const } };
  expectSuccess(await owner.call('updateProject', archive));
  expectRejection(
    await owner.send('createEntry', { body }),
    'invalid',
    ['project_id'],
    'an archived project',
  );
});

check(
  'a phase is not found under another project',
  [operationNamed('getPhase').source, IN_PATH],
  async () => {
    for (const id of ['getPhase', 'updatePhase', 'deletePhase']) requirePathParameters(operationNamed(id));
    const owner = await aWriter();
    const [{ phase_id }, other] = [await aLocation(owner), await aProject(owner)];
    expectRejection(await owner.send('getPhase', { ids: [other, phase_id] }), 'notFound');
    const body = { name: freshName('phase') };
    expectRejection(await owner.send('updatePhase', { ids: [other, phase_id], body }), 'notFound');
    expectRejection(await owner.send('deletePhase', { ids: [other, phase_id] }), 'notFound');
  },
);

check(
  'deleteClient leaves its projects without a client',
  [operationNamed('deleteClient').source, LOOSE],
  async () => {
    const owner = await aWriter();
    const client_id = await aClient(owner);
    const project = await aProject(owner, { client_id });
    const response = await owner.send('deleteClient', { ids: [client_id] });
    expectSuccess(response);
    const { client_id: clientId } = await readExisting(owner, operationNamed('updateProject'), [project]);
    expectSame(response, 'the project has no client', null, clientId ?? null);
  },
);

for (const operation of ownWrites('delete')) {
  check(`${operation.id} deletes one record and no others`, [operation.source, ONE], async () => {
    const owner = await aWriter();
    const [first, second] = [
      await successfulInput(operation.id, owner),
      await successfulInput(operation.id, owner),
    ];
    const { ids = [] } = first;
    const other = await readExisting(owner, operation, second.ids ?? []);
    const response = await owner.send(operation.id, { ids });
    expectSuccess(response);
    expectSame(response, 'the record is deleted', undefined, await readAlone(owner, operation, ids));
    expectSame(
      response,
      'the other record is unchanged',
      other,
      await readAlone(owner, operation, second.ids ?? []),
    );
  });
}
