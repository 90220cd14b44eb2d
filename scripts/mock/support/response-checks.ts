import type { Ajv2020 as Ajv, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { Contract, Operation } from '../../contract/contract.ts';
import { withoutRequired } from '../../contract/directions.ts';
import { MULTIPLE_OF_PRECISION } from '../../contract/multiple-of.ts';
import { responseSchema } from '../../contract/response-schema.ts';
import { lazyPackages } from '../lazy-packages.ts';

/** Checks a response against the success schema of an operation: the first violation, or undefined. */
export type ResponseCheck = (response: unknown) => string | undefined;

/** Returns a function that compiles the response check of an operation. */
export function createResponseChecks({
  document: contractDocument,
}: Contract): (operation: Operation) => ResponseCheck {
  const document = withoutRequired(contractDocument, 'writeOnly');
  const { Ajv2020, addFormats } = lazyPackages;
  // The document was validated when it was generated. Schemas that operations share are compiled once.
  const options = {
    ownProperties: true,
    multipleOfPrecision: MULTIPLE_OF_PRECISION,
    strict: false,
    logger: false,
    meta: false,
    validateSchema: false,
    inlineRefs: false,
    // Each schema checks only a few samples.
    code: { optimize: false },
  } as const;
  const ajv = new Ajv2020(options);
  addFormats(ajv);
  ajv.addSchema(document, 'contract', false, false);
  return (operation) => {
    const reference = responseSchema(document, operation, operation.success.status);
    if (reference === undefined)
      return (response) => (response === undefined ? undefined : 'it must have no body');
    const validate = compileSchema(ajv, `contract${reference}`);
    if (typeof validate === 'string') return () => validate;
    return (response) => (validate(response) ? undefined : formatError(validate.errors?.[0]));
  };
}

/** Compiles a schema, or returns the error: a mock may be started with any document. */
function compileSchema(ajv: Ajv, reference: string): ValidateFunction | string {
  try {
    return ajv.compile({ $ref: reference });
  } catch (error) {
    return `it does not compile (${(error as Error).message})`;
  }
}

function formatError(error: ErrorObject | undefined): string {
  return `${error?.instancePath || 'it'} ${error?.message}`;
}
