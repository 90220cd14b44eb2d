import { listTypes, queryFields, type SchemaField } from '../../../scripts/contract/fields.ts';
import { findResponseSource, rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import {
  type BadInput,
  expectEachRejected,
  formatFieldNames,
  formatParameterName,
  sample,
} from '../../fixtures/inputs/bad-inputs.ts';

const BRACKETS =
  'guess: PHP, in which the API is written, parses parameters with brackets, numbered or not, as lists';

type Bad = (operation: Operation, parameter: SchemaField) => BadInput[];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const parameters = queryFields(operation).filter(
      ({ path, schema }) => path.length === 1 && listTypes(schema).length > 0,
    );
    const singles = parameters.filter(({ schema }) => schema.type !== 'array');
    const rejectsInputs = (what: string, bad: Bad, some = parameters) => {
      const inputs = some.flatMap((parameter) => bad(operation, parameter));
      if (inputs.length === 0) return;
      check(operation, `rejects ${what}`, findResponseSource(operation, 422), () =>
        expectEachRejected(operation, 'invalid', inputs),
      );
    };
    rejectsInputs(`an empty value for ${formatFieldNames(parameters)}`, empty);
    rejectsInputs(`repeated values for ${formatFieldNames(singles)}`, repeatedValue, singles);
    rejectsInputs('parameters that are too long or have too many items', oversized);
    const rejects = (what: string, inputs: BadInput[]) => {
      if (inputs.length === 0) return;
      check(operation, `rejects ${what}`, BRACKETS, () => expectEachRejected(operation, 'invalid', inputs));
    };
    rejects(`a list for ${formatFieldNames(singles)}`, singles.flatMap(asList));
    const lists = parameters.filter(({ schema }) => schema.type === 'array');
    rejects(`a single value for ${formatFieldNames(lists)}`, lists.flatMap(asSingle));
    const numbers = lists.filter(({ schema }) => schema.items?.type === 'integer');
    rejects(`strings as numbered items of ${formatFieldNames(numbers)}`, numbers.flatMap(asNumberedStrings));
  }
});

function empty(operation: Operation, parameter: SchemaField): BadInput[] {
  const { name, schema } = parameter;
  const field = schema.type === 'array' ? `${name}.0` : name;
  const query = formatParameterName(operation, parameter);
  return [query, `${query}=`].map((text) => ({ what: text, fields: [field], request: { query: text } }));
}

function repeatedValue(operation: Operation, parameter: SchemaField): BadInput[] {
  const { name, schema } = parameter;
  const text = `${formatParameterName(operation, parameter)}=${sample(schema)}`;
  return [{ what: `${name} twice`, fields: [name], request: { query: `${text}&${text}` } }];
}

function oversized(operation: Operation, parameter: SchemaField): BadInput[] {
  const { name, schema } = parameter;
  const query = formatParameterName(operation, parameter);
  if (schema.maxLength !== undefined) {
    const text = 'x'.repeat(schema.maxLength + 1);
    return [
      {
        what: `${name} of ${text.length} characters`,
        fields: [name],
        request: { query: `${query}=${text}` },
      },
    ];
  }
  if (schema.maxItems === undefined) return [];
  const items = new Array(schema.maxItems + 1).fill(`${query}=${sample(schema.items ?? {})}`);
  return [{ what: `${items.length} of ${name}`, fields: [name], request: { query: items.join('&') } }];
}

function asList({ name, schema }: SchemaField): BadInput[] {
  return ['[]', '[0]'].map((brackets) => {
    const text = `${name}${brackets}=${sample(schema)}`;
    return { what: text, fields: [name], request: { query: text } };
  });
}

function asSingle({ name, schema }: SchemaField): BadInput[] {
  const text = `${name}=${sample(schema.items ?? {})}`;
  return [{ what: text, fields: [name], request: { query: text } }];
}

/** `ids[0]` and `ids[][]` are read like `ids[]`: a server that ignored them would return everybody's records. */
function asNumberedStrings({ name }: SchemaField): BadInput[] {
  return ['[0]', '%5B7%5D', '[][]'].map((brackets) => {
    const text = `${name}${brackets}=text`;
    return { what: text, fields: [`${name}.0`], request: { query: text } };
  });
}
