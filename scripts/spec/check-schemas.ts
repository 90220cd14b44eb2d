import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OpenApiDocument } from './document.ts';
import { type Place, schemaPlaces } from './places.ts';

/** Every schema compiles, and every example fits its schema. */
export function checkSchemas(document: OpenApiDocument): string[] {
  const ajv = schemaCompiler(document);
  return schemaPlaces(document).flatMap((place) => {
    if (!place.isWhole && place.examples.length === 0) return [];
    try {
      return checkExamples(place, ajv.compile({ $ref: referenceTo(place.pointer) }));
    } catch (error) {
      return [`${place.name}: the schema does not compile: ${(error as Error).message}`];
    }
  });
}

function schemaCompiler(document: OpenApiDocument): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  addFormats.default(ajv);
  // The document is the root that the references point into, so its own keys count as keywords too.
  ajv.addVocabulary([
    ...new Set(['example', 'discriminator', 'xml', ...Object.keys(document), ...extensionsIn(document)]),
  ]);
  return ajv.addSchema(document, 'contract', false, false);
}

function extensionsIn(document: OpenApiDocument): string[] {
  const found = JSON.stringify(document).matchAll(/"(x-[A-Za-z-]+)":/g);
  return [...new Set([...found].map((match) => match[1] as string))];
}

function referenceTo(pointer: string[]): string {
  const escaped = pointer.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')));
  return `contract#/${escaped.join('/')}`;
}

function checkExamples(place: Place, validate: ValidateFunction): string[] {
  return place.examples.flatMap(({ name, value }) => {
    if (validate(value)) return [];
    return [`${place.name}: ${name}: ${(validate.errors ?? []).map(describe).join(', ')}`];
  });
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const detail = params.additionalProperty ?? params.allowedValues;
  return `${instancePath || 'it'} ${message}${detail === undefined ? '' : ` (${detail})`}`;
}
