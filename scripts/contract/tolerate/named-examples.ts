import { plural } from '../../cli/plural.ts';
import { lookUp } from '../dereference.ts';
import type { JsonObject } from '../document.ts';
import { type NodeKind, nodeKind } from '../structure.ts';

/** Inlines named examples that are references, and removes those whose value is in another file. */
export function completeNamedExamples(document: object): string[] {
  let omitted = 0;
  const visit = (node: JsonObject, kind: NodeKind): void => {
    if (kind === 'object' && isObject(node.examples)) omitted += completeExamples(document, node.examples);
    for (const [key, child] of Object.entries(node)) {
      const childKind = key === 'examples' ? undefined : nodeKind(node, kind, key);
      if (childKind !== undefined && isObject(child)) visit(child, childKind);
    }
  };
  visit(document as JsonObject, 'object');
  return omitted > 0 ? [`examples whose value is in another file, ${plural(omitted, 'time')}: omitted`] : [];
}

/** Completes the named examples, and returns the number of removed ones. */
function completeExamples(document: object, examples: JsonObject): number {
  let omitted = 0;
  for (const [name, rawExample] of Object.entries(examples)) {
    const example =
      isObject(rawExample) && typeof rawExample.$ref === 'string'
        ? lookUp(document, rawExample.$ref)
        : rawExample;
    if (isObject(example) && !('value' in example) && 'externalValue' in example) {
      delete examples[name];
      omitted += 1;
    } else if (example !== rawExample) examples[name] = structuredClone(example);
  }
  return omitted;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
