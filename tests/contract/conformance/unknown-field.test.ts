import type { Operation } from '../../support/contract.ts';
import { sourceOf } from '../../support/inputs/field-rules.ts';
import { type BadInput, refusesEach } from '../../support/inputs/refuse.ts';
import { rule } from '../../support/rule.ts';
import { stageOf } from '../../support/stage.ts';

/** Names that nothing has, that differ by their case, and that objects of JavaScript have from the start. */
const UNKNOWN = ['nonsense', 'Name', 'x-name', 'constructor', 'toString', 'hasOwnProperty', '__proto__'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const title = 'refuses a field that is unknown or only read, naming it';
    check(operation, title, sourceOf(operation, 422), async () => {
      const { body } = await stageOf(operation);
      await refusesEach(operation, 422, inputs(operation, body));
    });
  }
});

function inputs(operation: Operation, body: object): BadInput[] {
  const known = { ...body };
  const start = JSON.stringify(known).slice(1, -1);
  return [...UNKNOWN, ...onlyRead(operation)].map((name) => ({
    what: name,
    fields: [name],
    // Written as text, because an object literal cannot have a field called __proto__.
    request: { body: `{${start}${start && ','}${JSON.stringify(name)}:1}` },
  }));
}

/** The fields of the answer that cannot be written, ids and dates among them. */
function onlyRead({ body, success }: Operation): string[] {
  const read = Object.keys(success.schema.properties?.data?.properties ?? {});
  return read.filter((name) => body?.schema.properties?.[name] === undefined);
}
