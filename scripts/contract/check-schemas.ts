import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { withoutRequired } from './directions.ts';
import type { OpenApiDocument } from './document.ts';
import { formatReference, listSchemaLocations, type SchemaLocation } from './locations.ts';
import { MULTIPLE_OF_PRECISION } from './multiple-of.ts';

/** Checks that every schema compiles and every example matches its schema. */
export function checkSchemas(document: OpenApiDocument): string[] {
  return checkLocations(document, listSchemaLocations(document)).map(({ problem }) => problem);
}

/** Lists the examples that do not match their schema, with their locations. */
export function findBrokenExamples(document: OpenApiDocument): { pointer: string[]; problem: string }[] {
  // Compiling is slow, so schemas without an example are skipped.
  const locations = listSchemaLocations(document).filter(({ examples }) => examples.length > 0);
  return checkLocations(document, locations).flatMap(({ pointer, problem }) =>
    pointer ? [{ pointer, problem }] : [],
  );
}

/** Compiles each schema and checks its examples. A problem without a pointer concerns the schema itself. */
function checkLocations(
  document: OpenApiDocument,
  locations: SchemaLocation[],
): { pointer?: string[]; problem: string }[] {
  // An example may belong to a request or a response, so fields of either direction are optional.
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

/** A reconstructed document may use only known keywords; Timeneye's own document may use others. */
function schemaCompiler(document: OpenApiDocument): Ajv2020 {
  const strict = document['x-source'] !== 'official';
  const rules = {
    multipleOfPrecision: MULTIPLE_OF_PRECISION,
    strictRequired: false,
    allowUnionTypes: true,
    allErrors: true,
    // Validation would cover only the `$ref` that is compiled; inlining would compile shared schemas once per `$ref`.
    validateSchema: false,
    inlineRefs: false,
  } as const;
  const ajv = new Ajv2020({ ownProperties: true, ...rules, strict, ...(!strict && { logger: false }) });
  addFormats.default(ajv);
  // The document is the root that references resolve against, so Ajv takes its keys for keywords.
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

/** Describes the violations of a value. Ajv throws on comparing objects with a property `toString` or `valueOf`. */
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
