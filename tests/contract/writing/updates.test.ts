import { allowedColor } from '../../fixtures/adapted-values.ts';
import { check } from '../../fixtures/check.ts';
import { contract, type Operation } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';
import { freshName } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { ownWrites, readAlone, readExisting } from '../../fixtures/state/own-writes.ts';
import { responseFieldName } from '../../fixtures/state/updating.ts';
import { aWriter } from '../../fixtures/workspace.ts';

/*
 * Every field changed separately, on a record of the run: it is returned as sent, and the other fields are unchanged.
 */

const PARTIAL = 'guess: the old API updates the sent fields and no others';
const ALONE = 'guess: the path names the one record that changes';

/** Alternating values for fields that depend on no other field and reference no other record. */
const VALUES: Record<string, (kind: string) => unknown[]> = {
  name: (kind) => [freshName(kind)],
  notes: (kind) => [freshName(kind)],
  color: () => [allowedColor('#0a1B2c')],
  is_active: () => [0, 1],
  is_public: () => [1, 0],
  is_open: () => [0, 1],
  hourly_rate: () => ['95.50', null],
  cost: () => ['12.30', null],
  minutes: () => [75, 0],
  date: () => ['2024-02-29'],
  billed: () => [2, 0],
};

/** Fields that are computed from others, or that hold the time of a change. */
const COMPUTED_FIELDS = ['updated_date', 'cost', 'revenue', 'profit', 'budget_progress', 'is_locked'];

for (const operation of ownWrites('put', 'patch')) {
  const fields = Object.keys(operation.body?.schema.properties ?? {}).filter((name) => name in VALUES);
  check(
    `${operation.id} changes ${fields.join(', ')} one at a time`,
    [operation.source, PARTIAL],
    async () => {
      const owner = await aWriter();
      const { ids = [] } = await successfulInput(operation.id, owner);
      let before = await readExisting(owner, operation, ids);
      const usable = fields.filter(
        (field) => responseFieldName(field) in before && mayWrite(operation, field, owner.actor),
      );
      for (const field of usable) {
        for (const value of VALUES[field]?.(operation.tag) ?? []) {
          const response = await owner.send(operation.id, { ids, body: { [field]: value } });
          expectSuccess(response, `${field} is accepted`);
          const after = await readExisting(owner, operation, ids);
          const readName = responseFieldName(field);
          expectSame(response, `${field} has the value that was sent`, value, after[readName]);
          expectSame(
            response,
            'the other fields are unchanged',
            omitField(before, readName),
            omitField(after, readName),
          );
          before = after;
        }
      }
    },
  );

  check(`${operation.id} leaves other records unchanged`, [operation.source, ALONE], async () => {
    const owner = await aWriter();
    const [first, second, third] = [
      await successfulInput(operation.id, owner),
      await successfulInput(operation.id, owner),
      await successfulInput(operation.id, owner),
    ];
    const read = async () => [
      await readAlone(owner, operation, first.ids ?? []),
      await readAlone(owner, operation, third.ids ?? []),
    ];
    const before = await read();
    const response = await owner.send(operation.id, second);
    expectSuccess(response);
    expectSame(response, 'the other records are unchanged', before, await read());
  });
}

function omitField(record: Fields, field: string): Fields {
  const entries = Object.entries(record).filter(
    ([name]) => name === field || !COMPUTED_FIELDS.includes(name),
  );
  return Object.fromEntries(entries.filter(([name]) => name !== field));
}

/** Whether the contract lets this actor set the field. */
function mayWrite({ body }: Operation, field: string, actor: string): boolean {
  const rules = contract.writability(body?.schemaName ?? '')[field] ?? [];
  return rules.every(({ permissions }) => !permissions[actor as 'owner']?.access.includes('none'));
}
