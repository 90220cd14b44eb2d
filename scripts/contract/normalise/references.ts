import { UsageError } from '../../cli/index.ts';
import { lookUp } from '../dereference.ts';

type Node = Record<string, unknown>;

/** Every reference names something in the document, and none leads back to itself. */
export function checkReferences(document: object): void {
  const problems = new Set<string>();
  for (const ref of referencesIn(document)) {
    const problem = problemOf(document, ref);
    if (problem !== undefined) problems.add(problem);
  }
  if (problems.size === 0) return;
  throw new UsageError(
    `The upstream document cannot be read:\n${[...problems].map((p) => `  ${p}`).join('\n')}`,
  );
}

/** Every different reference of a document, in its order. */
export function referencesIn(document: object): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref === 'string') found.add($ref);
    for (const [key, child] of Object.entries(value)) {
      if (key !== 'example' && key !== 'default' && key !== 'enum') visit(child);
    }
  };
  visit(document);
  return found;
}

function problemOf(document: object, first: string): string | undefined {
  const trail = [first];
  for (let ref = first; ; ) {
    if (!ref.startsWith('#')) return `the reference ${ref} leads out of the document`;
    const target = tryLookUp(document, ref);
    if (target === undefined) return `the reference ${ref} names nothing`;
    const next = (target as Node).$ref;
    if (typeof next !== 'string') return undefined;
    if (trail.includes(next)) return `a circle of references: ${[...trail, next].join(' -> ')}`;
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
