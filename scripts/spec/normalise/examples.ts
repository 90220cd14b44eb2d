import { brokenExamples } from '../check-schemas.ts';
import { dereference } from '../dereference.ts';
import { METHODS, type OpenApiDocument, type ResponseObject } from '../document.ts';
import { operationName, ourName } from '../operations.ts';
import { sampleOf } from '../sample.ts';

/**
 * Takes out the examples that break their own schema, which documents in the wild have: nobody can mend Timeneye's
 * own document, and whatever answers with such an example would break the contract.
 */
export function dropBadExamples(document: OpenApiDocument): string[] {
  // The last of a list goes first, so that the others stay where they are.
  const broken = brokenExamples(document).reverse();
  for (const { pointer } of broken) removeAt(document, pointer);
  return broken.map(({ problem }) => `an example that breaks its schema is left out: ${problem}`);
}

/**
 * Gives the success of every operation that we do not know an example, since the mock answers with it and keeps no
 * state. One that turns out not to fit is left out again like any other.
 */
export function addExamples(document: OpenApiDocument): string[] {
  const plain = dereference(document);
  const made = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] && ourName(method, path) === undefined).flatMap((method) => {
      const isMade = addExample(item[method]?.responses, plain.paths[path]?.[method]?.responses);
      return isMade ? [operationName(method, path, item[method]?.operationId)] : [];
    }),
  );
  return made.length > 0 ? [`${made.length} answers without an example get one: ${made.join(', ')}`] : [];
}

type Answers = Record<string, ResponseObject>;

/** Whether the answer had none and could be given one. */
function addExample(answers: Answers = {}, plain: Answers = {}): boolean {
  const status = Object.keys(answers).find((each) => each.startsWith('2')) ?? '';
  const media = answers[status]?.content?.[JSON_TYPE];
  const schema = plain[status]?.content?.[JSON_TYPE]?.schema;
  if (media === undefined || schema === undefined) return false;
  if (media.example !== undefined || media.examples !== undefined) return false;
  media.example = sampleOf(schema);
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
