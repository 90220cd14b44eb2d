import { createRequire } from 'node:module';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { FormatsPlugin } from 'ajv-formats';
import { codeFile } from '../cli/installation.ts';

/* The parts of the types of Prism's modules that the mock uses. */

export type Either<L, R> = { _tag: 'Left'; left: L } | { _tag: 'Right'; right: R };
export interface Diagnostic {
  message: string;
  code?: string | number;
  path?: (string | number)[];
}
interface Content {
  mediaType: string;
  schema?: object;
}
export interface PrismParameter {
  name: string;
  required?: boolean;
  schema?: object;
  content?: Record<string, { schema?: object }>;
}
export interface HttpOperation {
  id: string;
  method: string;
  path: string;
  request?: {
    body?: { contents?: Content[]; required?: boolean };
    query?: PrismParameter[];
    headers?: PrismParameter[];
    cookie?: PrismParameter[];
  };
  responses: unknown[];
  __bundled__?: unknown;
}
interface HttpResponse {
  statusCode: number;
  headers?: Record<string, string>;
  body?: unknown;
}
export interface LazyPackages {
  validateInput: Validate;
  validateOutput: Validate;
  mock(call: object): (logger: object) => Either<Error, HttpResponse>;
  transformOperation(call: object): HttpOperation;
  OPERATION_CONFIG: object;
  bundleTarget(call: object): HttpOperation;
  decycle(document: object): object;
  Ajv2020: typeof Ajv2020;
  addFormats: FormatsPlugin;
}
type Validate = (pair: { resource: HttpOperation; element: object }) => Either<Diagnostic[], unknown>;

/** Each package is loaded when its property is first read. */
export const lazyPackages: LazyPackages = createRequire(import.meta.url)(
  codeFile('scripts/mock/lazy-packages.cjs'),
);
