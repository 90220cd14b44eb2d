import { check, findResponseSource } from '../../fixtures/check.ts';
import { type Operation, skipUnlessClosed } from '../../fixtures/contract.ts';
import { badRounds } from '../../fixtures/inputs/bad-rounds.ts';
import { sendRaw } from '../../fixtures/raw.ts';
import { freshName } from '../../fixtures/records.ts';
import { expectRejection } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { ownWrites, prepareOwnFixture, readAlone, readExisting } from '../../fixtures/state/own-writes.ts';

/* Bodies that must be rejected, with several invalid fields in each: few requests, only on records of the run. */

const CLOSED = 'guess: fields that the schema lacks are rejected';
const COMPUTED_FIELD = /_date$|_progress$|^(revenue|profit)$/;

for (const operation of ownWrites('post', 'put', 'patch').filter(({ body }) => body)) {
  const rounds = badRounds(operation);
  if (rounds.length > 0) {
    check(`${operation.id} rejects wrong values and names every field`, sources(operation), async () => {
      const { second: writer, ids, body } = await prepareOwnFixture(operation);
      const reads = operation.method !== 'post';
      const before = reads ? await readExisting(writer, operation, ids) : undefined;
      for (const { wrong, fields } of rounds) {
        const response = await writer.send(operation.id, { ids, body: { ...body, ...wrong } });
        expectRejection(response, 'invalid', fields, `${fields.join(', ')} are rejected`);
        if (!reads || wrong !== rounds.at(-1)?.wrong) continue;
        const after = await readAlone(writer, operation, ids);
        expectSame(response, 'a rejected call stores nothing', before, after);
      }
    });
  }

  const more = ['nonsense', ...readOnlyFields(operation)];
  check(
    `${operation.id} rejects unknown and read-only fields: ${more.join(', ')}`,
    [...sources(operation), CLOSED],
    async () => {
      skipUnlessClosed(operation);
      const { second: writer, ids, body } = await prepareOwnFixture(operation);
      const extra = Object.fromEntries(more.map((name) => [name, name.endsWith('_date') ? PAST : '1.00']));
      const response = await writer.send(operation.id, { ids, body: { ...body, ...extra } });
      expectRejection(response, 'invalid', more, 'unknown and read-only fields are rejected');
    },
  );

  check(
    `${operation.id} rejects a body that is not JSON`,
    [operation.source, findResponseSource(operation, 400)],
    async () => {
      const { second: writer, ids } = await prepareOwnFixture(operation);
      expectRejection(await sendRaw(writer, operation, { ids, body: '{' }), 'malformedJson');
    },
  );
}

for (const operation of ownWrites('post')) {
  const { required = [], properties = {} } = operation.body?.schema ?? {};
  if (required.length === 0) continue;
  check(`${operation.id} requires ${required.join(', ')}`, sources(operation), async () => {
    const { second: writer, ids } = await prepareOwnFixture(operation);
    // If the record were created anyway, its notes would identify the run; without notes, nothing is sent.
    const notes = 'notes' in properties && !required.includes('notes') ? { notes: freshName('record') } : {};
    const response = await writer.send(operation.id, { ids, body: notes });
    expectRejection(response, 'invalid', required, 'a body without required fields is rejected');
  });
}

const PAST = '2001-02-03T04:05:06Z';

function sources(operation: Operation): string[] {
  return [operation.source, findResponseSource(operation, 422)];
}

/** Dates and figures that responses contain and the body does not accept. */
function readOnlyFields({ success, body }: Operation): string[] {
  const returned = Object.keys(success.schema.properties?.data?.properties ?? {});
  return returned.filter(
    (field) =>
      COMPUTED_FIELD.test(field) && field !== 'entry_date' && !(field in (body?.schema.properties ?? {})),
  );
}
