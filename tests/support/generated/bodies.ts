import * as fc from 'fast-check';
import type { Operation } from '../contract.ts';
import { freshName } from '../scenarios.ts';
import { badValues, goodValues } from './values.ts';

type Body = Record<string, unknown>;

/** Some of the fields of a body that can have any value, each with one that its schema allows. */
export function someFields({ body }: Operation): fc.Arbitrary<Body> {
  const properties = Object.entries(body?.schema.properties ?? {});
  const free = properties.flatMap(([name, schema]) => {
    const values = goodValues(schema);
    return values ? [[name, values] as const] : [];
  });
  return fc.record(Object.fromEntries(free), { requiredKeys: [] }).map(fitting);
}

/** A figure that goes with the kind of budget, and a name that nobody has. */
function fitting(fields: Body): Body {
  const { budget_type, budget_minutes, budget_amount, ...body } = fields;
  if ('name' in body) body.name = `${String(body.name).slice(0, 60)} ${freshName('x')}`;
  if (budget_type === undefined) return body;
  if (budget_type === 'time') return { ...body, budget_type, budget_minutes: budget_minutes ?? 60 };
  if (budget_type === 'money') return { ...body, budget_type, budget_amount: budget_amount ?? '60.00' };
  return { ...body, budget_type };
}

/** A field that is wrong: one of the body's with a value that is not allowed, or one that nobody knows. */
export function oneBadField({ body }: Operation): fc.Arbitrary<{ field: string; value: unknown }> {
  const properties = Object.entries(body?.schema.properties ?? {});
  const known = properties.map(([field, schema]) => badValues(schema).map((value) => ({ field, value })));
  const names = properties.map(([name]) => name);
  const unknown = fc
    .stringMatching(/^[a-z_]{1,12}$/)
    .filter((name) => !names.includes(name) && name !== '__proto__')
    .map((field) => ({ field, value: 1 }));
  return fc.oneof(...known, unknown);
}
