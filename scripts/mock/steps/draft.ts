import { own } from '../../spec/own.ts';
import { timestamp } from '../clock.ts';
import { point } from '../faults/point.ts';
import type { AnyResource } from '../resources/index.ts';
import type { Context } from '../resources/resource.ts';
import type { Row } from '../store/rows.ts';
import { ID_FIELDS } from '../store/store.ts';
import { underParent } from './find-record.ts';

/** The record as a create would leave it; its id is 0 until the store gives one. */
export const draftNew = point(function draftNew(
  resource: AnyResource,
  body: Row,
  parent: Row | undefined,
  context: Context,
): Row {
  const fresh = {
    [ID_FIELDS[resource.name]]: 0,
    ...resource.defaults?.(context),
    ...underParent(resource, parent),
  };
  return withBody(resource, fresh, body, undefined, context);
});

/** The record as an update would leave it: what the body does not name stays. */
export const draftChanged = point(function draftChanged(
  resource: AnyResource,
  before: Row,
  body: Row,
  context: Context,
): Row {
  const touched = 'updated_date' in before ? { ...before, updated_date: timestamp(context.now) } : before;
  return withBody(resource, touched, body, before, context);
});

function withBody(
  resource: AnyResource,
  row: Row,
  body: Row,
  before: Row | undefined,
  context: Context,
): Row {
  const given = Object.entries(body).filter(([name]) => !resource.linkedFields?.includes(name));
  const named = given.map(([name, value]) => [own(resource.writeNames, name) ?? name, value] as const);
  // Its id is the store's, and the record above it the path's, even where a document lists them in a body.
  const kept = named.filter(([name]) => name !== ID_FIELDS[resource.name] && name !== resource.parent?.field);
  const draft = { ...row, ...Object.fromEntries(kept) };
  return resource.normalise?.(draft, body, before, context) ?? draft;
}
