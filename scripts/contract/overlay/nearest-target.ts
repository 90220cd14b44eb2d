import { nearest } from '../../cli/nearest.ts';
import type { OpenApiDocument } from '../document.ts';
import { getOwn } from '../own.ts';
import { operationTarget } from './target-text.ts';

/**
 * A similar target that exists in this document, for an overlay target that matches nothing; undefined if there is
 * none.
 */
export function nearestTarget(target: string, document: OpenApiDocument): string | undefined {
  const [, path, method] = /^\$\.paths\['([^']+)'\]\.(\w+)$/.exec(target) ?? [];
  if (path !== undefined && method !== undefined) return nearestPath(path, method, document);
  const [, schema, field] = /^\$\.components\.schemas\.(\w+)\.properties\.(\w+)$/.exec(target) ?? [];
  return schema === undefined || field === undefined ? undefined : nearestField(schema, field, document);
}

function nearestPath(path: string, method: string, { paths }: OpenApiDocument): string | undefined {
  const otherMethod = Object.keys(paths[path] ?? {}).find((other) => isSameKind(method, other));
  if (otherMethod !== undefined) return operationTarget(path, otherMethod);
  const candidates = Object.keys(paths).filter((each) => Object.hasOwn(paths[each] ?? {}, method));
  const found = nearest(path, candidates);
  return found === undefined ? undefined : operationTarget(found, method);
}

function isSameKind(method: string, other: string): boolean {
  const updates = ['put', 'patch', 'post'];
  return method !== other && updates.includes(method) && updates.includes(other);
}

/** The same field in a schema with a similar name, or a similar field in the same schema. */
function nearestField(schema: string, field: string, { components }: OpenApiDocument): string | undefined {
  const schemas = components?.schemas ?? {};
  const location = (name: string, property: string) => `$.components.schemas.${name}.properties.${property}`;
  const properties = Object.keys(getOwn(schemas, schema)?.properties ?? {});
  const renamed = nearest(field, properties);
  if (renamed !== undefined) return location(schema, renamed);
  const holders = Object.keys(schemas).filter(
    (name) => getOwn(schemas[name]?.properties, field) !== undefined,
  );
  const holder =
    nearest(schema, holders) ?? holders.find((name) => name.includes(schema) || schema.includes(name));
  return holder === undefined ? undefined : location(holder, field);
}
