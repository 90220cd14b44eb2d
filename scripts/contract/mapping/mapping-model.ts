import type { Method } from '../document.ts';

/** The contract's records, by the names of their schemas in the overlay. */
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
 * Maps the names of Timeneye's document to those of the contract (`spec/mapping.yaml`). Identical names are omitted:
 * the mapping of a document with the contract's names is empty. Keys are the contract's names, values the document's.
 */
export interface Mapping {
  /** By the contract's operationId. */
  operations: Record<string, OperationMapping | 'none'>;
  /** The contract's query parameters of all operations; an operation may override their names. */
  query: Record<string, FieldMapping>;
  records: Partial<Record<RecordName, RecordMapping>>;
  /** The wrapper key of a single record in a success response; undefined for none. Default `data`. */
  single: { record?: string };
  lists: ListMapping;
  errors: ErrorMapping;
  observed?: ObservedForms;
}

/** Forms of the live API's responses that differ from the document. */
export interface ObservedForms {
  /** `observed DATE`. */
  source: string;
  records?: Partial<Record<RecordName, Pick<RecordMapping, 'fields'>>>;
  single?: { record?: string };
  lists?: Partial<ListMapping>;
}

export interface OperationMapping {
  method: Method;
  /** The document's path, relative to its server. */
  path: string;
  /** The sources of the contract's path parameters. Default: the parameter at the same position of the path. */
  parameters: Record<string, ParameterSource>;
  /** The contract's parameter or field for each parameter that only the document's path has. */
  fills?: Record<string, PathFill>;
  /** The contract's query parameters: the document's name, or `none`. */
  query: Record<string, FieldMapping>;
  /** The contract's fields of the request body, if they differ from the record's `body`. */
  body: Record<string, FieldMapping>;
  /** The wrapper key of the request body; undefined for none. */
  wrapper?: string;
  /** Overrides the mapping's `single`, if this operation differs from the others. */
  single?: { record?: string };
  lists?: Partial<ListMapping>;
}

/**
 * A path parameter, a query parameter, a field of the request body, or (`record`) the parent ID in the record that the
 * path names.
 */
export type ParameterSource = { in: 'path' | 'query' | 'body'; name: string } | { in: 'record' };

/** The contract's query parameter or body field for a path parameter of the document. */
export interface PathFill {
  in: 'query' | 'body';
  name: string;
}

export interface RecordMapping {
  /** The contract's fields of the record in responses. */
  fields: Record<string, FieldMapping>;
  /** The contract's fields of the record in create and update requests. */
  body: Record<string, FieldMapping>;
}

/** The document's field for a contract field. */
export interface FieldMapping {
  /** The document's name, or the dotted path of a nested field (`user.id`). `none`: the document has no such field. */
  name: string;
  /** Pairs of a contract value and a document value; other values stay unchanged. */
  values?: [contractValue: Scalar, wireValue: Scalar][];
  /** The document's form of the value, if the contract has another form: see `value-forms.ts`. */
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

/** The forms that a live run can detect. */
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
  /** For `list`: the keys of the field name and the text. */
  keys?: { field: string; text: string };
  /** The status of the response to an invalid request. Default 422. */
  invalid?: 400 | 422;
  /** Path and value of an error code by status, if the document's errors have one. */
  code?: string;
}
