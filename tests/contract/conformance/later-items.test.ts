import {
  bodyFields,
  collectFields,
  listTypes,
  queryFields,
  type SchemaField,
} from '../../../scripts/contract/fields.ts';
import { findResponseSource, rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import {
  type BadInput,
  expectEachRejected,
  formatParameterName,
  replaceValue,
  sample,
  withValue,
} from '../../fixtures/inputs/bad-inputs.ts';
import {
  goodItems,
  impossibleDates,
  notInList,
  wrongForms,
  wrongTypes,
} from '../../fixtures/inputs/bad-values.ts';
import { type OperationFixture, prepareFixture } from '../../fixtures/operation-fixture.ts';

/* A validator that checks only the first item of a list accepts invalid items after it. */

const isList = ({ schema }: SchemaField) => schema.maxItems !== undefined;

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const title = 'rejects an invalid item at any position, naming its index';
    check(operation, title, findResponseSource(operation, 422), async () => {
      const fixture = await prepareFixture(operation);
      const bodies = await Promise.all(
        bodyFields(operation)
          .filter(isList)
          .map((list) => badBodyItems(fixture, list)),
      );
      const queries = queryFields(operation).filter(isList);
      await expectEachRejected(operation, 'invalid', [
        ...bodies.flat(),
        ...queries.flatMap((list) => badQueryItems(operation, list)),
      ]);
    });
  }
});

/** Bodies with two valid items in the list, followed by one that is invalid in each way. */
async function badBodyItems(fixture: OperationFixture, list: SchemaField): Promise<BadInput[]> {
  const good = await goodItems(fixture, list.name, 2);
  return wrongItems(list).map(([location, item]) => {
    const field = [list.name, 2, ...location].join('.');
    const body = withValue(fixture.operation, fixture.body, list.path, [...good, item]);
    return {
      what: `${field} as ${JSON.stringify(item)}`,
      fields: [field],
      request: { body: JSON.stringify(body) },
    };
  });
}

/**
 * Items of a wrong type, and objects with a field of a wrong type or a missing field, each with the path of the invalid
 * value.
 */
function wrongItems({ schema }: SchemaField): [location: SchemaField['path'], item: unknown][] {
  const items = schema.items ?? {};
  const itemField: SchemaField = { name: '', path: [], required: false, schema: items };
  return [itemField, ...collectFields(items)].flatMap(({ path, required, ...field }) => {
    const values = wrongTypes({ ...field, path, required }).map(([, value]) => value);
    return [...values, ...(required ? [undefined] : [])].map((value): [SchemaField['path'], unknown] => {
      return [path, replaceValue(items, sample(items), path, value)];
    });
  });
}

/** Queries with two valid items of the parameter, followed by an invalid one; none if every string is valid. */
function badQueryItems(operation: Operation, list: SchemaField): BadInput[] {
  const items = list.schema.items ?? {};
  const name = formatParameterName(operation, list);
  const good = `${name}=${encodeURIComponent(String(sample(items)))}`;
  return wrongStrings({ ...list, schema: items })
    .slice(0, 1)
    .map((text) => ({
      what: `${list.name} with "${text}" after two valid items`,
      fields: [`${list.name}.2`],
      request: { query: `${good}&${good}&${name}=${encodeURIComponent(text)}` },
    }));
}

function wrongStrings(item: SchemaField): string[] {
  const types = listTypes(item.schema).includes('string') ? [] : wrongTypes(item);
  const values = [...types, ...notInList(item), ...impossibleDates(item), ...wrongForms(item)];
  return values.map(([, value]) => String(value));
}
