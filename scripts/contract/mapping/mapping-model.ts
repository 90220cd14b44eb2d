import type { Method } from '../document.ts';

/** The records that this project knows, by the names that the overlay has for their schemas. */
export const RECORDS = [
  'Member',
  'Client',
  'Group',
  'Project',
  'ProjectMember',
  'Phase',
  'PhaseCategory',
  'Entry',
  'Timer',
  'Todo',
] as const;
export type RecordName = (typeof RECORDS)[number];

/**
 * Maps the names of Timeneye's document to those of the contract (`spec/mapping.yaml`). Names that agree are omitted:
 * the mapping of a document with the contract's names is empty. Keys are the contract's names, values the document's.
 */
export interface Mapping {
  /** By the contract's operation name. */
  operations: Record<string, OperationMapping | 'none'>;
  /** The contract's query parameters of every operation without its own names for them. */
  query: Record<string, FieldMapping>;
  records: Partial<Record<RecordName, RecordMapping>>;
  /** The wrapper key of a single record in a success response; undefined for none. Default `data`. */
  single: { record?: string };
  lists: ListMapping;
  errors: ErrorMapping;
  observed?: ObservedForms;
}

/** Forms of the live API's responses where the document has others. */
export interface ObservedForms {
  /** `observed DATE`. */
  source: string;
  records?: Partial<Record<RecordName, Pick<RecordMapping, 'fields'>>>;
  single?: { record?: string };
  lists?: Partial<ListMapping>;
}

export interface OperationMapping {
  method: Method;
  /** As the document has it, relative to its server. */
  path: string;
  /** Where the contract's path parameters come from; default: the parameter in the same place of the path. */
  parameters: Record<string, ParameterSource>;
  /** Parameters that only the document's path has, by name: where the contract has them. */
  fills?: Record<string, PathFill>;
  /** The contract's query parameters: the document's name, or `none`. */
  query: Record<string, FieldMapping>;
  /** The contract's fields of the request body, where they differ from those of the record's `body`. */
  body: Record<string, FieldMapping>;
  /** The wrapper key of the request body; undefined for none. */
  wrapper?: string;
  /** Overrides the mapping's, if this operation differs from the others. */
  single?: { record?: string };
  lists?: Partial<ListMapping>;
}

/**
 * A path parameter, a query parameter, a field of the request body, or the parent of the record that the path names.
 */
export type ParameterSource = { in: 'path' | 'query' | 'body'; name: string } | { in: 'record' };

/** The contract's query parameter or body field that the document has in its path. */
export interface PathFill {
  in: 'query' | 'body';
  name: string;
}

export interface RecordMapping {
  /** The contract's fields of the record as responses have it. */
  fields: Record<string, FieldMapping>;
  /** The contract's fields of the bodies that create and update it. */
  body: Record<string, FieldMapping>;
}

/** A field of the document that corresponds to one of the contract. */
export interface FieldMapping {
  /** The document's name, or the dotted path of a nested field (`user.id`). `none`: the document has no such field. */
  name: string;
  /** Pairs of a contract value and a document value; other values stay unchanged. */
  values?: [contractValue: Scalar, wireValue: Scalar][];
  /** The document's form of the value, where the contract has another: see `value.ts`. */
  as?: ValueForm;
}
export type Scalar = string | number | boolean | null;
export type ValueForm = (typeof VALUE_FORMS)[number];
/** Every form that a contract value may have in a document. */
export const VALUE_FORMS = [
  'string',
  'number',
  'date-time',
  'date',
  'seconds',
  'hours',
  'hours-text',
  'duration',
  'duration-seconds',
  'uuid',
  'hex',
  'sign',
] as const;

/** The forms that a live run can tell from the document's. */
export const OBSERVABLE_FORMS: ValueForm[] = ['string', 'number', 'date-time', 'date'];

export type ListPaging = { style: 'page' | 'offset'; first: string; size: string } | { style: 'none' };

export interface ListMapping {
  /** Key or dotted path of the records; undefined for a bare array. Default `data`. */
  records?: string;
  /**
   * The path of each `meta` and `links` field of the contract (`meta.total`, `links.next`); 'none' if the list lacks
   * it.
   */
  fields: Record<string, string>;
  paging: ListPaging;
}

export interface ErrorMapping {
  /** Path of the message. Default `message`. */
  message: string;
  /** Path of the field errors. Default `errors`. 'none' if there are none. */
  fields: string;
  /**
   * `map`: field name to texts; `list`: objects with the field's name and a text; `texts`: texts that begin with the
   * field's name. Default `map`.
   */
  form: 'map' | 'list' | 'texts';
  /** For a list: the keys of name and text. */
  keys?: { field: string; text: string };
  /** The status of a request that violates the contract. Default 422. */
  invalid?: 400 | 422;
  /** Path and value of an error code by status, if the document's errors have one. */
  code?: string;
}
