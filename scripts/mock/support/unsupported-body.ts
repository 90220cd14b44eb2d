import type { Operation } from '../../contract/contract.ts';
import { own } from '../../contract/own.ts';
import type { AnyResource } from '../resources/index.ts';
import type { Context, Verb } from '../resources/resource.ts';
import { ID_FIELDS, type Row } from '../store/rows.ts';

/** Why the store cannot make or change a record from such a body; undefined when it can. */
export function unsupportedBody(
  operation: Operation,
  resource: AnyResource,
  verb: Verb,
  context: Context,
): string | undefined {
  if (verb !== 'create' && verb !== 'update') return undefined;
  const { properties = {}, required = [] } = operation.body?.schema ?? {};
  const row = sampleRow(resource, context);
  const unknown = required.find((name) => !isKnown(resource, row, name));
  if (unknown !== undefined) return `its body requires ${unknown}, which the store does not know`;
  if (verb === 'update') return undefined;
  const needed = neededFields(resource, row, context).map((field) => writeName(resource, field));
  const missing = needed.find((name) => !required.includes(name));
  if (missing === undefined) return undefined;
  const lacks = own(properties, missing) === undefined ? 'has no' : 'may leave out';
  return `its body ${lacks} ${missing}, which a record needs`;
}

function sampleRow(resource: AnyResource, { store }: Context): Row {
  return store.table(resource.name).all()[0] ?? {};
}

function isKnown(resource: AnyResource, row: Row, name: string): boolean {
  return (
    Object.hasOwn(row, own(resource.writeNames, name) ?? name) ||
    resource.linkedFields?.includes(name) === true
  );
}

/** What a new record has from its body alone: neither from a default nor from the path. */
function neededFields(resource: AnyResource, row: Row, context: Context): string[] {
  const given = { [ID_FIELDS[resource.name]]: 0, ...resource.defaults?.(context) };
  return Object.keys(row).filter((field) => !(field in given) && field !== resource.parent?.field);
}

function writeName(resource: AnyResource, field: string): string {
  return Object.entries(resource.writeNames ?? {}).find(([, read]) => read === field)?.[0] ?? field;
}
