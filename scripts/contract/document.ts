/** A JSON object of unknown shape. */
export type JsonObject = Record<string, unknown>;

/** A segment of a path into a document: a key of an object, or an index of a list. */
export type PathKey = string | number;

/** A JSON Schema (2020-12), as far as this project uses one. */
export interface Schema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  unevaluatedProperties?: boolean | Schema;
  required?: string[];
  items?: Schema;
  prefixItems?: Schema[];
  patternProperties?: Record<string, Schema>;
  if?: Schema;
  then?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  minProperties?: number;
  not?: Schema;
  maxItems?: number;
  uniqueItems?: boolean;
  pattern?: string;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  description?: string;
  readOnly?: boolean;
  writeOnly?: boolean;
  $ref?: string;
  [extension: `x-${string}`]: unknown;
}

export interface MediaType {
  schema?: Schema;
  /** The original name of this JSON media type in the document. */
  'x-media-type'?: string;
  example?: unknown;
  examples?: Record<string, { value?: unknown }>;
}

export interface HeaderObject {
  description?: string;
  required?: boolean;
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value?: unknown }>;
  'x-source'?: string;
}

export interface ResponseObject {
  description?: string;
  headers?: Record<string, HeaderObject>;
  content?: Record<string, MediaType>;
  'x-source'?: string;
}

export interface ParameterObject {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
  /** The only media type of the value, instead of a schema. */
  content?: Record<string, MediaType>;
  style?: string;
  explode?: boolean;
  example?: unknown;
  examples?: Record<string, { value?: unknown }>;
  'x-source'?: string;
}

export interface BodyObject {
  required?: boolean;
  content?: Record<string, MediaType>;
}

export interface OperationObject {
  operationId?: string;
  summary?: string;
  tags?: string[];
  parameters?: ParameterObject[];
  requestBody?: BodyObject;
  responses?: Record<string, ResponseObject>;
  'x-source'?: string;
  'x-access'?: unknown;
  'x-access-when-locked'?: unknown;
  /** True if `npm run spec:download` proposed its row in the overlay and nobody has reviewed that row. */
  'x-proposed'?: boolean;
}

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof METHODS)[number];

/** The other methods of a path item: a document may describe them, but this project does not use them. */
export const OTHER_METHODS = ['head', 'options', 'trace'] as const;

export type PathItem = { parameters?: ParameterObject[] } & Partial<Record<Method, OperationObject>>;

/** An OpenAPI 3.1 document, as far as this project uses one. */
export interface OpenApiDocument {
  openapi: string;
  info?: { title?: string; version?: string; description?: string };
  jsonSchemaDialect?: string;
  servers?: { url: string }[];
  paths: Record<string, PathItem>;
  components?: {
    schemas?: Record<string, Schema>;
    responses?: Record<string, ResponseObject>;
    parameters?: Record<string, ParameterObject>;
    headers?: Record<string, HeaderObject>;
    requestBodies?: Record<string, BodyObject>;
    [kind: string]: unknown;
  };
  'x-source'?: string;
  'x-tokens'?: unknown;
  'x-rate-limits'?: unknown;
  'x-error-responses'?: unknown;
}
