import type { Operation } from '../contract/contract.ts';
import type { ParsedQuery } from './query.ts';
import type { AnyResource } from './resources/index.ts';
import type { Context, Verb } from './resources/resource.ts';
import type { Row } from './store/rows.ts';

/** A call of an operation of which the mock keeps state. */
export interface OperationCall {
  operation: Operation;
  resource: AnyResource;
  verb: Verb;
  /** Path parameters by position. */
  values: string[];
  context: Context;
}

/** The records that the path names: the one of the operation, and the one that it is under. */
export interface CallTarget {
  record?: Row;
  parent?: Row;
}

/** The record as a write would leave it, not stored yet. */
export interface Draft {
  row: Row;
  /** The record as it is; a create has none. */
  before: Row | undefined;
  body: Row;
}

/** A request's input, checked against the contract. */
export interface CallInput {
  query: ParsedQuery;
  body: Row;
}
