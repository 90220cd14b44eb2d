import { brokenExamples } from '../check-schemas.ts';
import { dereference } from '../dereference.ts';
import {
  METHODS,
  type MediaType,
  type OpenApiDocument,
  type OperationObject,
  type Schema,
} from '../document.ts';
import { leastOf, sampleOf } from '../sample.ts';
import { holdsReference } from '../tolerate/data-references.ts';

/**
 * Mends the examples of a document that nobody here can mend by hand: the mock answers with them wherever it keeps no
 * state.
 */
export function repairExamples(document: OpenApiDocument): string[] {
  const dropped = dropBadExamples(document);
  const added = addExamples(document);
  return [...dropped, ...added, ...(added.length > 0 ? dropBadExamples(document) : [])];
}

/**
 * Takes out the examples that break their own schema, which documents in the wild have: whatever
 * answers with one would break the contract.
 */
function dropBadExamples(document: OpenApiDocument): string[] {
  // The last of a list goes first, so that the others stay where they are.
  const broken = brokenExamples(document).reverse();
  for (const { pointer } of broken) removeAt(document, pointer);
  return broken.map(({ problem }) => `an example that breaks its schema is left out: ${problem}`);
}

/** Gives body and success of every operation an example, as far as one can be made up that fits. */
function addExamples(document: OpenApiDocument): string[] {
  const plain = dereference(document);
  const created = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const [given, full] = [item[method], plain.paths[path]?.[method]];
      return [
        addExample(bodyOf(given), bodyOf(full)?.schema, leastOf),
        addExample(successOf(given), successOf(full)?.schema, (schema) => sampleOf(schema, 'writeOnly')),
      ].filter((isGenerated) => isGenerated);
    }),
  );
  return created.length > 0
    ? [`${created.length} bodies and answers have no example: one is made for each`]
    : [];
}

function bodyOf(operation?: OperationObject): MediaType | undefined {
  return operation?.requestBody?.content?.[JSON_TYPE];
}

function successOf({ responses = {} }: OperationObject = {}): MediaType | undefined {
  const status = Object.keys(responses).find((each) => each.startsWith('2')) ?? '';
  return responses[status]?.content?.[JSON_TYPE];
}

/** Whether there was none and one could be made. */
function addExample(
  media: MediaType | undefined,
  schema: Schema | undefined,
  make: (schema: Schema) => unknown,
): boolean {
  if (media === undefined || schema === undefined) return false;
  if (media.example !== undefined || media.examples !== undefined) return false;
  const created = make(schema);
  // Readers of documents would take such an example for a reference.
  if (holdsReference(created)) return false;
  media.example = created;
  return true;
}

const JSON_TYPE = 'application/json';

function removeAt(document: OpenApiDocument, pointer: string[]): void {
  let parent = document as unknown as Record<string, unknown>;
  for (const key of pointer.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  const last = pointer.at(-1) as string;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
}
