import { UsageError } from '../../cli/index.ts';
import type { OpenApiDocument } from '../document.ts';
import { applyMapping } from '../mapping/apply-mapping.ts';
import { liveMapping } from '../mapping/live-mapping.ts';
import type { Mapping } from '../mapping/mapping-model.ts';
import { withObservedForms } from '../mapping/observed-forms.ts';
import { tolerate } from '../tolerate/index.ts';
import { repairPatterns } from '../tolerate/patterns.ts';
import { checkVersion } from '../tolerate/version.ts';
import { flattenAllOf } from './all-of.ts';
import { moveBasePath } from './base-path.ts';
import { modernize } from './dialect.ts';
import { declareForgottenBodies } from './forgotten-bodies.ts';
import { normalizeMediaTypes } from './media-types.ts';
import { completeOperationIds, nameOperations } from './name-operations.ts';
import { inlinePathItems } from './path-items.ts';
import { checkReferences } from './references.ts';
import { nameSchemas } from './schema-names.ts';
import { fromSwagger } from './swagger.ts';
import { simplifyUnions } from './unions.ts';
import { describeUntypedRecords } from './untyped-records.ts';
import { describeUntypedRequests } from './untyped-requests.ts';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** A normalized document, and notes on each change. */
export interface Normalized {
  document: OpenApiDocument;
  /** The document with its own names, if a mapping maps them to the contract's names. */
  wire?: OpenApiDocument;
  notes: string[];
}

export interface NormalizeOptions {
  reconstructed: boolean;
  mapping?: Mapping | undefined;
  /** Throws if the mapping does not apply to `wire`, the document with its own names. */
  check?: ((wire: OpenApiDocument) => void) | undefined;
}

/**
 * Normalizes an upstream document of any dialect and layout to the form that the overlay and the readers expect:
 * OpenAPI 3.1, paths relative to the server, the contract's operationIds and schema names, and no `allOf`. Statements
 * of Timeneye's own document that cite no source get one.
 */
export async function normalize(
  upstream: object,
  { reconstructed, mapping, check }: NormalizeOptions,
): Promise<Normalized> {
  const copy = copyAsJson(upstream);
  if (reconstructed) rejectUnusablePatterns(copy);
  const repaired = tolerate(copy);
  const { document: converted, notes: conversion } = await fromSwagger(copy);
  const notes = [...repaired, ...conversion];
  let wire = openApi3(converted);
  checkReferences(wire);
  for (const step of [inlinePathItems, normalizeMediaTypes, modernize, flattenAllOf, moveBasePath]) {
    notes.push(...runStep(step, wire));
  }
  // Prism compiles schemas as draft-07 unless the document names the dialect.
  wire.jsonSchemaDialect ??= DIALECT;
  if (!reconstructed) wire['x-source'] = 'official';
  if (!reconstructed) notes.push(...declareForgottenBodies(wire, mapping));
  if (mapping) {
    wire = withObservedForms(wire, mapping);
    check?.(wire);
  }
  // The published form of a mapped document keeps its unions.
  const simple = mapping ? structuredClone(wire) : wire;
  notes.push(...runStep(simplifyUnions, simple));
  const document = mapping ? applyMapping(simple, liveMapping(mapping)) : simple;
  for (const step of [nameOperations, nameSchemas]) notes.push(...runStep(step, document));
  if (!reconstructed) {
    for (const step of [describeUntypedRecords, describeUntypedRequests])
      notes.push(...runStep(step, document));
  }
  checkReferences(document);
  return { document, notes, ...(mapping && { wire: completeOperationIds(wire) }) };
}

/** Runs a step and returns its notes. An unexpected error is rethrown as a UsageError that names the step. */
function runStep(step: (document: OpenApiDocument) => string[], document: OpenApiDocument): string[] {
  try {
    return step(document);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const what = step.name.replace(/([A-Z])/g, ' $1').toLowerCase();
    throw new UsageError(`The upstream document cannot be normalized (${what}): ${(error as Error).message}`);
  }
}

/** In the reconstructed document, an unusable pattern is an error that must be fixed by hand. */
function rejectUnusablePatterns(document: object): void {
  const [problem] = repairPatterns(structuredClone(document));
  if (problem !== undefined)
    throw new UsageError(`The upstream document is maintained here, so fix it: ${problem}`);
}

/** Copies the document without the shared parts that YAML aliases create; a recursive alias cannot be copied. */
function copyAsJson(upstream: object): object {
  try {
    return JSON.parse(JSON.stringify(upstream)) as object;
  } catch (error) {
    throw new UsageError(`The upstream document cannot be written as JSON: ${(error as Error).message}`);
  }
}

function openApi3(document: object): OpenApiDocument {
  const { openapi, paths } = document as Partial<OpenApiDocument>;
  if (openapi === undefined) throw new UsageError('The upstream document has no openapi version.');
  checkVersion(document, 'The upstream document');
  if (typeof paths !== 'object' || paths === null || Array.isArray(paths)) {
    throw new UsageError('The upstream document has no paths: it does not describe an API.');
  }
  return document as OpenApiDocument;
}
