import { type Field, queryFields } from '../../../scripts/spec/fields.ts';
import type { Operation } from '../../support/contract.ts';
import { listed, parameterOf, sample } from '../../support/inputs/bad-inputs.ts';
import { sourceOf } from '../../support/inputs/field-rules.ts';
import { type BadInput, refusesEach } from '../../support/inputs/refuse.ts';
import { rule } from '../../support/rule.ts';

type Bad = (operation: Operation, parameter: Field) => BadInput[];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const parameters = queryFields(operation).filter(({ path }) => path.length === 1);
    const singles = parameters.filter(({ schema }) => schema.type !== 'array');
    const refuses = (what: string, bad: Bad, some = parameters) => {
      const inputs = some.flatMap((parameter) => bad(operation, parameter));
      if (inputs.length === 0) return;
      check(operation, `refuses ${what}`, sourceOf(operation, 422), () =>
        refusesEach(operation, 422, inputs),
      );
    };
    refuses(`an empty ${listed(parameters)}`, empty);
    refuses(`${listed(singles)} twice`, twice, singles);
    refuses('a parameter with too much in it', tooMuch);
  }
});

function empty(operation: Operation, parameter: Field): BadInput[] {
  const { name, schema } = parameter;
  const field = schema.type === 'array' ? `${name}.0` : name;
  const query = parameterOf(operation, parameter);
  return [query, `${query}=`].map((text) => ({ what: text, fields: [field], request: { query: text } }));
}

function twice(operation: Operation, parameter: Field): BadInput[] {
  const { name, schema } = parameter;
  const text = `${parameterOf(operation, parameter)}=${sample(schema)}`;
  return [{ what: `${name} twice`, fields: [name], request: { query: `${text}&${text}` } }];
}

function tooMuch(operation: Operation, parameter: Field): BadInput[] {
  const { name, schema } = parameter;
  const query = parameterOf(operation, parameter);
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
