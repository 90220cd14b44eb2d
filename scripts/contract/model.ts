import type { Actor, FieldRule, Permission } from './access.ts';
import type { MediaType, Method, OpenApiDocument, Schema } from './document.ts';
import type { ErrorResponses } from './error-responses.ts';
import type { Mapping } from './mapping/model.ts';
import type { RateLimits, TokenSettings } from './settings.ts';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required: boolean;
  schema: Schema;
  source: string;
  /** How a list or an object is written: a `style` of OpenAPI, or `json` for a value that is a JSON text. */
  style: string;
  /** Whether each item or property is written as a value of its own. */
  explode: boolean;
}

/** The schema of a header's value, with its example, and whether the header must be there. */
export type HeaderSchema = Omit<Schema, 'required'> & { required?: boolean };

export interface ResponseSpec {
  schema?: Schema;
  /** The body of its example; of several, the first. */
  example?: unknown;
  /** What its body may be; none for a response without one. */
  mediaTypes: string[];
  headers: Record<string, HeaderSchema>;
  source: string;
}

export interface Operation {
  id: string;
  method: Method;
  path: string;
  tag: string;
  summary: string;
  source: string;
  pathParameters: Parameter[];
  queryParameters: Parameter[];
  headerParameters: Parameter[];
  cookieParameters: Parameter[];
  /** The JSON body. */
  body?: { required: boolean; schema: Schema; schemaName: string };
  /** Every body that the operation takes, by media type; undefined when it takes none. */
  requestContent?: { required: boolean; content: Record<string, MediaType> };
  /** `content` is what its body may be, by media type, with JSON first; empty for a response without one. */
  success: {
    status: number;
    schema: Schema;
    schemaName: string;
    example: unknown;
    content: Record<string, MediaType>;
  };
  /** By exact status. See `responseTo` for the others. */
  responses: Record<number, ResponseSpec>;
  /** By range of statuses (`4XX`) or `default`. */
  otherResponses: Record<string, ResponseSpec>;
  access: Record<Actor, Permission>;
  accessWhenLocked?: Record<Actor, Permission>;
  /** Nobody has looked at its access yet; only generated checks cover it. */
  isProposed: boolean;
}

/** An operation that a mock of the contract serves from its example, because its store does not support it. */
export interface ServedFromExample {
  operation: string;
  reason: string;
  /** False for an operation that the mock has no handler for: it has never been more than its example. */
  hasHandler: boolean;
}

/** The contract document, indexed by what its readers ask for. Its schemas are dereferenced and shared. */
export interface Contract {
  document: OpenApiDocument;
  basePath: string;
  operations: Operation[];
  byId: Map<string, Operation>;
  /** Who sees which field of a schema; a field that is not named is seen by everyone who sees the record. */
  visibility(schemaName: string): Record<string, FieldRule[]>;
  /** Who may set which field of a schema; a field that is not named may be set by everyone who may write. */
  writability(schemaName: string): Record<string, FieldRule[]>;
  tokens: TokenSettings;
  rateLimits: RateLimits;
  errorResponses: ErrorResponses;
  /** What goes over the wire, where the document's words are not ours. */
  wire?: Wire;
}

/** The contract document in the words of Timeneye's own, and which of them are which of ours. */
export interface Wire {
  document: OpenApiDocument;
  mapping: Mapping;
}
