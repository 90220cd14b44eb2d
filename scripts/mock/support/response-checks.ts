import type { Ajv2020 as Ajv, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { Contract, Operation } from '../../contract/contract.ts';
import { withoutRequired } from '../../contract/directions.ts';
import { MULTIPLE_OF_PRECISION } from '../../contract/multiple-of.ts';
import { responseSchema } from '../../contract/response-schema.ts';
import { lazyPackages } from '../lazy-packages.ts';

/** The violations of the operation's success schema; undefined if there are none. */
export type ResponseCheck = (response: unknown) => string | undefined;

/** Checks of the responses of a contract document, compiled per operation. */
export function responseChecks({
  document: contractDocument,
}: Contract): (operation: Operation) => ResponseCheck {
  const document = withoutRequired(contractDocument, 'writeOnly');
  const { Ajv2020, addFormats } = lazyPackages;
  // The document was checked when it was generated, and schemas that operations share are compiled once.
  const options = {
    ownProperties: true,
    multipleOfPrecision: MULTIPLE_OF_PRECISION,
    strict: false,
    logger: false,
    meta: false,
    validateSchema: false,
    inlineRefs: false,
    // Each schema checks a few samples only.
    code: { optimize: false },
  } as const;
  const ajv = new Ajv2020(options);
  addFormats(ajv);
  ajv.addSchema(document, 'contract', false, false);
  return (operation) => {
    const reference = responseSchema(document, operation, operation.success.status);
    if (reference === undefined)
      return (response) => (response === undefined ? undefined : 'it takes no body');
    const validate = compiled(ajv, `contract${reference}`);
    if (typeof validate === 'string') return () => validate;
    return (response) => (validate(response) ? undefined : problem(validate.errors?.[0]));
  };
}

/** The error if the schema does not compile: a mock may be given any document. */
function compiled(ajv: Ajv, reference: string): ValidateFunction | string {
  try {
    return ajv.compile({ $ref: reference });
  } catch (error) {
    return `it does not compile (${(error as Error).message})`;
  }
}

function problem(error: ErrorObject | undefined): string {
  return `${error?.instancePath || 'it'} ${error?.message}`;
}
