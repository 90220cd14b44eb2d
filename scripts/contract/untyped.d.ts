declare module 'swagger2openapi' {
  /** Converts a Swagger 2.0 document; `openapi` of the result is an OpenAPI 3.0 document. */
  export function convertObj(
    swagger: object,
    options: { patch?: boolean; warnOnly?: boolean },
  ): Promise<{ openapi: object }>;
}
