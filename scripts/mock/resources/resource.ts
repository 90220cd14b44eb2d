import type { CallContext } from '../context.ts';
import type { ListFilter } from '../lists/filtering.ts';
import type { Policies } from '../policies.ts';
import type { FieldErrors } from '../problems.ts';
import type { ResourceName, Row, Rows } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

/** What the handlers of a resource may look at. */
export interface Context extends CallContext {
  policies: Policies;
}

/** What an operation does with a record. The timers add three of their own. */
export type Verb = 'list' | 'get' | 'me' | 'create' | 'update' | 'delete' | 'pause' | 'resume' | 'stop';

/** A relation that `load[]` embeds. */
export type Embedding<R> =
  | { resource: ResourceName; many(row: R, store: Store): Row[] }
  | { resource: ResourceName; one(row: R, store: Store): Row | null }
  | { values(row: R, context: Context): unknown };

/** One row of the table of resources: all that sets it apart from the others. */
export interface Resource<N extends ResourceName = ResourceName, R = Rows[N]> {
  name: N;
  /** Name of the read schema; a response has the fields that it lists. */
  schema: string;
  operations: Record<string, Verb>;
  /** For records under another in the path: the field that holds the parent's id, and what the parent is. */
  parent?: { resource: ResourceName; field: string };
  /** Write name to read name, where they differ. */
  writeNames?: Record<string, string>;
  /** Ids in a write body by path (`members.*.user_id`): what they must be visible ids of. */
  references?: Record<string, ResourceName>;
  /** Those of the references that a list has once at most: whom or what it puts in a relation. */
  once?: string[];
  filters: Record<string, ListFilter<R>>;
  /** Fields that describe another record and are visible as far as they are there; `by` holds its id. */
  describes?: Record<string, { resource: ResourceName; by: string }>;
  /** Fields that are not kept but worked out when read. */
  derived?: Record<string, (row: R, context: Context) => unknown>;
  embeddings?: Record<string, Embedding<R>>;
  /** The day that the locking of time looks at; of several the first, undefined without any. */
  lockDay?(row: R, store: Store): string | undefined;
  /** What a new record holds where the body does not say. */
  defaults?(context: Context): Partial<R>;
  /** Body fields that are not kept on the row but set relations, by `link`. */
  linkedFields?: string[];
  /** Adjusts fields that follow from those in the body. */
  normalise?(row: R, body: Row, before: R | undefined, context: Context): R;
  /** Rejects with a Problem what nobody or not this caller may do, beyond the access table. */
  authorize?(row: R, before: R | undefined, context: Context): void;
  /** State rules: what is wrong with the record as it would be, by write name. */
  check?(row: R, before: R | undefined, context: Context, body: Row): FieldErrors;
  /** Sets relations and what else follows from a write. */
  link?(row: R, body: Row, context: Context): void;
  /** What goes with a deleted record; throws a Problem when it may not go. */
  unlink?(row: R, context: Context): void;
}

/** Sets nothing but keeps the types of a row of the table. */
export function defineResource<N extends ResourceName>(resource: Resource<N>): Resource<N> {
  return resource;
}
