import { listTypes, queryFields, type SchemaField } from '../../../scripts/contract/fields.ts';
import { rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { formatFieldNames, formatParameterName, sample } from '../../fixtures/inputs/bad-inputs.ts';
import { prepareFixture } from '../../fixtures/operation-fixture.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const parameters = queryFields(operation).filter(({ path }) => path.length === 1);
    const sources = operation.queryParameters.map(({ source }) => source);
    check(operation, `accepts boundary values of ${formatFieldNames(parameters)}`, sources, async () => {
      const fixture = await prepareFixture(operation);
      const queries = parameters.flatMap((parameter) => edges(operation, parameter));
      const responses = await Promise.all(queries.map((query) => fixture.send({ query })));
      for (const [i, response] of responses.entries())
        expectSuccess(response, `${queries[i]?.slice(0, 40)} is accepted`);
    });
  }
});

/** Queries with the boundary values of the parameter. */
function edges(operation: Operation, parameter: SchemaField): string[] {
  const { schema } = parameter;
  if (listTypes(schema).length === 0) return [];
  const name = formatParameterName(operation, parameter);
  if (schema.type !== 'array')
    return outermost(schema).map((value) => `${name}=${encodeURIComponent(value)}`);
  const items = outermost(schema.items ?? {}).map((value) => `${name}=${encodeURIComponent(value)}`);
  const most = new Array(schema.maxItems ?? 1).fill(`${name}=${sample(schema.items ?? {})}`).join('&');
  return [...items, most];
}

function outermost(schema: SchemaField['schema']): string[] {
  if (schema.enum) return schema.enum.map(String);
  if (schema.format === 'date') return ['2024-02-29', '1970-01-01', '9999-12-31'];
  if (schema.type !== 'integer')
    return ['x'.repeat(schema.minLength ?? 1), 'é'.repeat(schema.maxLength ?? 1)];
  return [schema.minimum ?? 1, schema.maximum ?? Number.MAX_SAFE_INTEGER].map(String);
}
