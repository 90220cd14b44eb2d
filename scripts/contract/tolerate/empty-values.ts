import { plural } from '../../cli/plural.ts';
import type { JsonObject } from '../document.ts';
import { type NodeKind, nodeKind } from '../structure.ts';

/** Keys with an object value. If the object is empty, PHP writes it as an empty list. */
const OBJECTS = [
  'paths',
  'components',
  'schemas',
  'definitions',
  'responses',
  'headers',
  'content',
  'requestBodies',
  'securitySchemes',
  'scopes',
  'variables',
  'callbacks',
  'links',
  'encoding',
  'mapping',
  'properties',
  'patternProperties',
  'items',
  'additionalProperties',
  'schema',
];

/** Replaces empty lists by empty objects, and removes keys without a value. */
export function repairEmptyValues(document: object): string[] {
  const counts = { lists: 0, nulls: 0, examples: 0 };
  const visit = (node: JsonObject, kind: NodeKind): void => {
    const holdsNames = kind === 'map' || kind === 'schema-map';
    for (const [key, value] of Object.entries(node)) {
      const childKind = nodeKind(node, kind, key);
      if (!holdsNames) repair(node, key, value, counts);
      else if (value === null && kind === 'map') remove(node, key, counts);
      const child = node[key];
      if (childKind !== undefined && typeof child === 'object' && child !== null)
        visit(child as JsonObject, childKind);
    }
  };
  visit(document as JsonObject, 'object');
  return [
    ...(counts.lists > 0
      ? [`empty lists instead of objects, ${plural(counts.lists, 'time')}: read as {}`]
      : []),
    ...(counts.nulls > 0 ? [`keys without a value, ${plural(counts.nulls, 'time')}: omitted`] : []),
    ...(counts.examples > 0
      ? [`examples without any example, ${plural(counts.examples, 'time')}: omitted`]
      : []),
  ];
}

type RepairCounts = { lists: number; nulls: number; examples: number };

function repair(node: JsonObject, key: string, value: unknown, counts: RepairCounts): void {
  if (Array.isArray(node)) return;
  if (value === null && !['example', 'default', 'const'].includes(key) && !key.startsWith('x-')) {
    remove(node, key, counts);
  } else if (key === 'examples' && typeof value === 'object' && Object.keys(value as object).length === 0) {
    delete node[key];
    counts.examples += 1;
  } else if (Array.isArray(value) && value.length === 0 && OBJECTS.includes(key)) {
    node[key] = {};
    counts.lists += 1;
  }
}

function remove(node: JsonObject, key: string, counts: RepairCounts): void {
  delete node[key];
  counts.nulls += 1;
}
