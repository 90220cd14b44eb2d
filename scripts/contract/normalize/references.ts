import { UsageError } from '../../cli/index.ts';
import { lookUp } from '../dereference.ts';
import type { JsonObject } from '../document.ts';

/** Checks that every reference resolves within the document, and that none refers to itself. */
export function checkReferences(document: object): void {
  const problems = new Set<string>();
  for (const ref of collectReferences(document)) {
    const problem = findProblem(document, ref);
    if (problem !== undefined) problems.add(problem);
  }
  if (problems.size === 0) return;
  throw new UsageError(
    `The upstream document cannot be read:\n${[...problems].map((p) => `  ${p}`).join('\n')}`,
  );
}

/** Every distinct reference of a document, in document order; examples and other data are skipped. */
export function collectReferences(document: object): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown, holdsNames: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref === 'string' && !holdsNames) found.add($ref);
    for (const [key, child] of Object.entries(value)) {
      if (holdsNames || !DATA.includes(key)) visit(child, !holdsNames && NAMES.includes(key));
    }
  };
  visit(document, false);
  return found;
}

/** Keys whose values are data, and keys whose values are maps by name. */
const DATA = ['example', 'default', 'enum', 'const', 'value', 'dataValue'];
const NAMES = ['properties', 'patternProperties', '$defs', 'definitions', 'schemas', 'examples'];

/** Limits on the length of a reference and on its number of segments. */
const MAX_LENGTH = 2000;
const MAX_SEGMENTS = 100;

/** Describes the syntax problem of a reference; undefined if there is none. */
export function findSyntaxProblem(ref: string): string | undefined {
  const excerpt = ref.length > 80 ? `${ref.slice(0, 80)}...` : ref;
  if (ref.length > MAX_LENGTH || ref.split('/').length > MAX_SEGMENTS) {
    return `the reference ${excerpt} has more than ${MAX_SEGMENTS} segments or ${MAX_LENGTH} characters`;
  }
  const fragment = ref.slice(ref.indexOf('#') + 1);
  if (!ref.includes('#')) return undefined;
  if (/%(?![0-9a-f]{2})/i.test(fragment)) return `the reference ${excerpt} has an invalid percent-encoding`;
  return /%2f/i.test(fragment) ? `the reference ${excerpt} has an encoded slash (%2f): write ~1` : undefined;
}

function findProblem(document: object, first: string): string | undefined {
  const trail = [first];
  for (let ref = first; ; ) {
    const problem = findSyntaxProblem(ref);
    if (problem !== undefined) return problem;
    if (!ref.startsWith('#')) return `the reference ${ref} is not within the document`;
    const target = tryLookUp(document, ref);
    if (target === undefined) return `the reference ${ref} does not exist`;
    const next = (target as JsonObject).$ref;
    if (typeof next !== 'string') return undefined;
    if (trail.includes(next)) return `a circular reference: ${[...trail, next].join(' -> ')}`;
    trail.push(next);
    ref = next;
  }
}

function tryLookUp(document: object, ref: string): unknown {
  try {
    return lookUp(document, ref);
  } catch {
    return undefined;
  }
}
