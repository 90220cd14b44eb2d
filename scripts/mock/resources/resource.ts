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

/** The action of an operation on a record. Timers add three of their own. */
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

/** One row of the table of resources: its definition. */
export interface Resource<N extends ResourceName = ResourceName, R = Rows[N]> {
  name: N;
  /** Name of the read schema; responses have its fields. */
  schema: string;
  operations: Record<string, ResourceAction>;
  /** For records that are nested in the path: the field with the parent's id, and the parent's resource. */
  parent?: { resource: ResourceName; field: string };
  /** Write name to read name, if they differ. */
  writeNames?: Record<string, string>;
  /** Ids in a write body by path (`members.*.user_id`): the resource of which they must be visible ids. */
  references?: Record<string, ResourceName>;
  /** The references that must be unique within a list: they set a relation. */
  once?: string[];
  filters: Record<string, ListFilter<R>>;
  /** Fields that describe another record and are visible if it exists; `by` holds its id. */
  describes?: Record<string, { resource: ResourceName; by: string }>;
  /** Fields that are not stored but derived when read. */
  derived?: Record<string, (row: R, context: Context) => unknown>;
  embeddings?: Record<string, Embedding<R>>;
  /** The day that the locking of time applies to: the first of several, undefined without any. */
  lockDay?(row: R, store: Store): string | undefined;
  /** Defaults of a new record. */
  defaults?(context: Context): Partial<R>;
  /** Body fields that are not stored in the row but set relations, by `link`. */
  linkedFields?: string[];
  /** Updates fields that depend on those in the body. */
  normalize?(row: R, body: Row, before: R | undefined, context: Context): R;
  /** Throws a Problem for writes that no caller, or not this one, may make, beyond the contract's access. */
  authorize?(row: R, before: R | undefined, context: Context): void;
  /** State rules: the errors of the future record, by the names that its fields have when read. */
  check?(row: R, before: R | undefined, context: Context, body: Row): FieldErrors;
  /** Sets relations and other effects of a write. */
  link?(row: R, body: Row, context: Context): void;
  /** Deletes dependent records; throws a Problem if the record cannot be deleted. */
  unlink?(row: R, context: Context): void;
}

/** Returns its argument; infers the types of a table row. */
export function defineResource<N extends ResourceName>(resource: Resource<N>): Resource<N> {
  return resource;
}
