import type { Actor, FieldRule, Permission } from './access.ts';
import type { MediaType, Method, OpenApiDocument, Schema } from './document.ts';
import type { ErrorResponses } from './error-responses.ts';
import type { Mapping } from './mapping/mapping-model.ts';
import type { RateLimits, TokenSettings } from './settings.ts';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required: boolean;
  schema: Schema;
  source: string;
  /** The serialization of a list or an object: a `style` of OpenAPI, or `json` for a JSON string. */
  style: string;
  /** Whether each item or property is a separate value. */
  explode: boolean;
}

/** The schema of a header, with its example, and whether it is required. */
export type HeaderSchema = Omit<Schema, 'required'> & { required?: boolean };

export interface ResponseSpec {
  schema?: Schema;
  /** The body of the first example. */
  example?: unknown;
  /** The media types of the body; empty for a response without a body. */
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
  /** Every request body of the operation by media type; undefined if there is none. */
  requestContent?: { required: boolean; content: Record<string, MediaType> };
  /** `content` has the response bodies by media type, JSON first; empty for a response without a body. */
  success: {
    status: number;
    schema: Schema;
    schemaName: string;
    example: unknown;
    content: Record<string, MediaType>;
  };
  /** By exact status. See `findResponse` for ranges. */
  responses: Record<number, ResponseSpec>;
  /** By status range (`4XX`) or `default`. */
  otherResponses: Record<string, ResponseSpec>;
  access: Record<Actor, Permission>;
  accessWhenLocked?: Record<Actor, Permission>;
  /** True if nobody has reviewed its access yet; only generated checks cover such an operation. */
  isProposed: boolean;
}

/** An operation that the mock serves from its example, because the store does not support it. */
export interface ServedFromExample {
  operation: string;
  reason: string;
  /** False if the mock has no handler for the operation. */
  hasHandler: boolean;
}

/** The contract document, indexed for lookups. Its schemas are dereferenced and shared. */
export interface Contract {
  document: OpenApiDocument;
  basePath: string;
  operations: Operation[];
  byId: Map<string, Operation>;
  /** Visibility of fields by schema; other fields are visible to everyone who can see the record. */
  visibility(schemaName: string): Record<string, FieldRule[]>;
  /** Writability of fields by schema; other fields are writable by everyone who may write the record. */
  writability(schemaName: string): Record<string, FieldRule[]>;
  tokens: TokenSettings;
  rateLimits: RateLimits;
  errorResponses: ErrorResponses;
  /** The wire format, if the document's names differ from the contract's. */
  wire?: Wire;
}

/** The contract document with the names of Timeneye's document, and the mapping to the contract's names. */
export interface Wire {
  document: OpenApiDocument;
  mapping: Mapping;
}
