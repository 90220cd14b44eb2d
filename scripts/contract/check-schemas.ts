import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { withoutRequired } from './directions.ts';
import type { OpenApiDocument } from './document.ts';
import { formatReference, type SchemaLocation, schemaLocations } from './locations.ts';
import { MULTIPLE_OF_PRECISION } from './multiple-of.ts';

/** Checks that every schema compiles and every example matches its schema. */
export function checkSchemas(document: OpenApiDocument): string[] {
  return examine(document, schemaLocations(document)).map(({ problem }) => problem);
}

/** The examples that do not match their schema, and their locations. */
export function brokenExamples(document: OpenApiDocument): { pointer: string[]; problem: string }[] {
  // Compiling is slow, so schemas without an example are skipped.
  const locations = schemaLocations(document).filter(({ examples }) => examples.length > 0);
  return examine(document, locations).flatMap(({ pointer, problem }) =>
    pointer ? [{ pointer, problem }] : [],
  );
}

/** A problem without a pointer is a problem of the schema itself. */
function examine(
  document: OpenApiDocument,
  locations: SchemaLocation[],
): { pointer?: string[]; problem: string }[] {
  // An example may be of a request or a response, and a component's of either.
  const ajv = schemaCompiler(withoutRequired(document, 'readOnly', 'writeOnly'));
  return locations.flatMap((location) => {
    if (!location.isRoot && location.examples.length === 0) return [];
    try {
      return checkExamples(location, ajv.compile({ $ref: `contract${formatReference(location.pointer)}` }));
    } catch (error) {
      return [{ problem: `${location.name}: the schema does not compile: ${(error as Error).message}` }];
    }
  });
}

/** Our own document may only use known keywords; Timeneye's own may have more than JSON Schema. */
function schemaCompiler(document: OpenApiDocument): Ajv2020 {
  const strict = document['x-source'] !== 'official';
  const rules = {
    multipleOfPrecision: MULTIPLE_OF_PRECISION,
    strictRequired: false,
    allowUnionTypes: true,
    allErrors: true,
    // Only the references that are compiled here would be validated, and shared schemas compiled once for each of them.
    validateSchema: false,
    inlineRefs: false,
  } as const;
  const ajv = new Ajv2020({ ownProperties: true, ...rules, strict, ...(!strict && { logger: false }) });
  addFormats.default(ajv);
  // The document is the root that references resolve against, so its own keys count as keywords too.
  ajv.addVocabulary([
    ...new Set(['example', 'discriminator', 'xml', ...Object.keys(document), ...findExtensions(document)]),
  ]);
  return ajv.addSchema(document, 'contract', false, false);
}

function findExtensions(document: OpenApiDocument): string[] {
  const found = JSON.stringify(document).matchAll(/"(x-[A-Za-z-]+)":/g);
  return [...new Set([...found].map((match) => match[1] as string))];
}

function checkExamples(location: SchemaLocation, validate: ValidateFunction) {
  return location.examples.flatMap(({ name, value, pointer }) => {
    const problem = findViolation(value, validate);
    return problem === undefined ? [] : [{ pointer, problem: `${location.name}: ${name}: ${problem}` }];
  });
}

/** Ajv fails on values that it compares when they have a property `toString` or `valueOf`. */
function findViolation(value: unknown, validate: ValidateFunction): string | undefined {
  try {
    return validate(value) ? undefined : (validate.errors ?? []).map(describe).join(', ');
  } catch (error) {
    return `it cannot be checked (${(error as Error).message})`;
  }
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const detail = params.additionalProperty ?? params.allowedValues;
  return `${instancePath || 'it'} ${message}${detail === undefined ? '' : ` (${detail})`}`;
}
