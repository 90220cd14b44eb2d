import { bodyFields } from '../../../scripts/contract/fields.ts';
import { rule } from '../../fixtures/check.ts';
import { formatFieldNames } from '../../fixtures/inputs/bad-inputs.ts';
import { goodItems } from '../../fixtures/inputs/bad-values.ts';
import { newFixture } from '../../fixtures/operation-fixture.ts';
import { freshName, memberBody } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import type { ApiResponse } from '../../fixtures/response.ts';

const LENGTHS = 'guess: how many items a list may have is not public';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const lists = bodyFields(operation).filter(({ schema }) => schema.maxItems !== undefined);
    check(operation, `accepts the maximum number of ${formatFieldNames(lists)}`, LENGTHS, async () => {
      const fixture = await newFixture(operation);
      for (const { name, schema } of lists) {
        const items = await goodItems(fixture, name, schema.maxItems ?? 0);
        const fresh = 'email' in fixture.body ? memberBody() : { name: freshName('full') };
        const body = JSON.stringify({ ...fixture.body, ...fresh, [name]: items });
        expectNotTooLong(await fixture.send({ body }), name, `${items.length} ${name} are not too many`);
      }
    });
  }
});

/**
 * Fails only if the list itself is rejected: it may hold more IDs than there are records, so unknown IDs in it are
 * accepted errors.
 */
function expectNotTooLong(response: ApiResponse, list: string, rule: string): void {
  const { errors = {} } = response.body as { errors?: object };
  const fields = Object.keys(errors);
  const itemsOnly = fields.length > 0 && fields.every((field) => field.startsWith(`${list}.`));
  if (response.status !== 422 || !itemsOnly) expectSuccess(response, rule);
}
