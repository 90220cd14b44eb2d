import type { CallContext } from '../context.ts';
import type { ListFilter } from '../lists/filtering.ts';
import type { Policies } from '../policies.ts';
import type { FieldErrors } from '../problems.ts';
import type { ResourceName, Row, Rows } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

/** The context of a resource's handlers. */
export interface Context extends CallContext {
  policies: Policies;
}

/** The action of an operation. The last three are for timers only. */
export type ResourceAction =
  | 'list'
  | 'get'
  | 'me'
  | 'create'
  | 'update'
  | 'delete'
  | 'pause'
  | 'resume'
  | 'stop';

/** A relation that `load[]` can embed. */
export type Embedding<R> =
  | { resource: ResourceName; many(row: R, store: Store): Row[] }
  | { resource: ResourceName; one(row: R, store: Store): Row | null }
  | { values(row: R, context: Context): unknown };

/** The definition of a resource. */
export interface Resource<N extends ResourceName = ResourceName, R = Rows[N]> {
  name: N;
  /** Name of the read schema; responses have its fields. */
  schema: string;
  operations: Record<string, ResourceAction>;
  /** For records below a parent in the path: the parent's resource, and the field with the parent's ID. */
  parent?: { resource: ResourceName; field: string };
  /** The read names by write name, for fields whose names differ. */
  writeNames?: Record<string, string>;
  /** The IDs in a write body, by path (`members.*.user_id`), and their resource; hidden IDs are rejected. */
  references?: Record<string, ResourceName>;
  /** The references that must be unique within their list, because they set a relation. */
  once?: string[];
  filters: Record<string, ListFilter<R>>;
  /** Fields that describe another record and are visible if that record exists; `by` is the field with its ID. */
  describes?: Record<string, { resource: ResourceName; by: string }>;
  /** Fields that are not stored but computed when read. */
  derived?: Record<string, (row: R, context: Context) => unknown>;
  embeddings?: Record<string, Embedding<R>>;
  /** The day by which a record is locked: the first of several days; undefined if there is none. */
  lockDay?(row: R, store: Store): string | undefined;
  /** Defaults of a new record. */
  defaults?(context: Context): Partial<R>;
  /** Body fields that are not stored in the row; `link` sets their relations. */
  linkedFields?: string[];
  /** Updates fields that depend on other fields of the body. */
  normalize?(row: R, body: Row, before: R | undefined, context: Context): R;
  /** Throws a Problem for writes that are forbidden in addition to the contract's access rules. */
  authorize?(row: R, before: R | undefined, context: Context): void;
  /** State rules: the errors of the future record by the read name of the field. */
  check?(row: R, before: R | undefined, context: Context, body: Row): FieldErrors;
  /** Sets relations and applies other effects of a write. */
  link?(row: R, body: Row, context: Context): void;
  /** Deletes dependent records; throws a Problem if the record cannot be deleted. */
  unlink?(row: R, context: Context): void;
}

/** Returns its argument; infers the types of the definition. */
export function defineResource<N extends ResourceName>(resource: Resource<N>): Resource<N> {
  return resource;
}
