import { plural } from '../../cli/plural.ts';
import { findBrokenExamples } from '../check-schemas.ts';
import { dereference } from '../dereference.ts';
import {
  METHODS,
  type MediaType,
  type OpenApiDocument,
  type OperationObject,
  type Schema,
} from '../document.ts';
import { generateSample, minimalBody } from '../sample.ts';
import { holdsReference } from '../tolerate/data-references.ts';

/**
 * Repairs the examples of a document that is not maintained here: the mock serves them for operations that the store
 * does not support.
 */
export function repairExamples(document: OpenApiDocument): string[] {
  const dropped = dropBadExamples(document).map(
    (problem) => `an example that violates its schema is omitted: ${problem}`,
  );
  const added = addExamples(document);
  const failed = added.length > 0 ? dropBadExamples(document) : [];
  return [...dropped, ...added, ...failed.map((problem) => `no valid example was found: ${problem}`)];
}

/**
 * Removes invalid examples, which occur in real documents: a response served from such an example would violate the
 * contract. Returns the problem of each removed example.
 */
function dropBadExamples(document: OpenApiDocument): string[] {
  // From last to first, so that the remaining indexes stay valid.
  const broken = findBrokenExamples(document).reverse();
  for (const { pointer } of broken) removeExample(document, pointer);
  return broken.map(({ problem }) => problem);
}

/** Gives every request body and success response an example, if a valid one can be generated. */
function addExamples(document: OpenApiDocument): string[] {
  const dereferenced = dereference(document);
  const created = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const [operation, full] = [item[method], dereferenced.paths[path]?.[method]];
      return [
        addExample(findBodyContent(operation), findBodyContent(full)?.schema, minimalBody),
        addExample(findSuccessContent(operation), findSuccessContent(full)?.schema, (schema) =>
          generateSample(schema, 'writeOnly'),
        ),
      ].filter((isGenerated) => isGenerated);
    }),
  );
  return created.length > 0
    ? [
        `${plural(created.length, 'body or response', 'bodies and responses')} without an example: one is generated for each`,
      ]
    : [];
}

function findBodyContent(operation?: OperationObject): MediaType | undefined {
  return operation?.requestBody?.content?.[JSON_TYPE];
}

/** The JSON content of the first successful response, or undefined. */
function findSuccessContent({ responses = {} }: OperationObject = {}): MediaType | undefined {
  const status = Object.keys(responses).find((each) => each.startsWith('2')) ?? '';
  return responses[status]?.content?.[JSON_TYPE];
}

/** Generates an example if there is none; returns whether it did. */
function addExample(
  media: MediaType | undefined,
  schema: Schema | undefined,
  make: (schema: Schema) => unknown,
): boolean {
  if (media === undefined || schema === undefined) return false;
  if (media.example !== undefined || media.examples !== undefined) return false;
  const created = make(schema);
  // OpenAPI tools would treat such an example as a reference.
  if (holdsReference(created)) return false;
  media.example = created;
  return true;
}

const JSON_TYPE = 'application/json';

function removeExample(document: OpenApiDocument, pointer: string[]): void {
  let parent = document as unknown as Record<string, unknown>;
  for (const key of pointer.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  const last = pointer.at(-1) as string;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
}
