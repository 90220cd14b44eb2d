import { plural } from '../../cli/plural.ts';
import type { JsonObject } from '../document.ts';
import { type NodeKind, nodeKind } from '../structure.ts';

/**
 * Removes examples that contain a key `$ref`: it is part of the data, but every OpenAPI tool would resolve it as a
 * reference.
 */
export function dropDataReferences(document: object): string[] {
  let omitted = 0;
  const visit = (node: JsonObject, kind: NodeKind): void => {
    const holdsNames = kind === 'map' || kind === 'schema-map';
    if (!holdsNames && !Array.isArray(node)) omitted += dropExamples(node, kind);
    for (const [key, child] of Object.entries(node)) {
      const childKind = key === 'examples' ? undefined : nodeKind(node, kind, key);
      if (childKind !== undefined && typeof child === 'object' && child !== null)
        visit(child as JsonObject, childKind);
    }
  };
  visit(document as JsonObject, 'object');
  return omitted > 0 ? [`examples with a key $ref in them, ${plural(omitted, 'time')}: omitted`] : [];
}

function dropExamples(node: JsonObject, kind: NodeKind): number {
  let omitted = 0;
  for (const key of ['example', 'default']) {
    if (!holdsReference(node[key])) continue;
    delete node[key];
    omitted += 1;
  }
  const { examples } = node;
  if (typeof examples !== 'object' || examples === null) return omitted;
  for (const [name, each] of Object.entries(examples)) {
    // The value of a named example is data; the example itself may be a reference.
    const data = kind === 'schema' || Array.isArray(examples) ? each : (each as JsonObject | null)?.value;
    if (!holdsReference(data)) continue;
    if (Array.isArray(examples)) node.examples = examples.filter((other) => !holdsReference(other));
    else delete (examples as JsonObject)[name];
    omitted += 1;
  }
  if (Object.keys(node.examples as object).length === 0) delete node.examples;
  return omitted;
}

/** Whether a data value contains a key `$ref`. */
export function holdsReference(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return typeof (data as JsonObject).$ref === 'string' || Object.values(data).some(holdsReference);
}
