import type { Operation } from '../contract/contract.ts';
import type { ParsedQuery } from './query.ts';
import type { AnyResource } from './resources/index.ts';
import type { Context, ResourceAction } from './resources/resource.ts';
import type { Row } from './store/rows.ts';

/** A request for an operation that the store supports. */
export interface OperationCall {
  operation: Operation;
  resource: AnyResource;
  action: ResourceAction;
  /** Path parameters by position. */
  values: string[];
  context: Context;
}

/** The records that the path names: the record of the operation, and its parent. */
export interface CallTarget {
  record?: Row;
  parent?: Row;
}

/** The future record of a write, which is not stored yet. */
export interface Draft {
  row: Row;
  /** The record before the request; a create has none. */
  before: Row | undefined;
  body: Row;
}

/** The validated input of a request. */
export interface CallInput {
  query: ParsedQuery;
  body: Row;
}
