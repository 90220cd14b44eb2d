import type { OpenApiDocument } from '../document.ts';

const PREFIX = '#/components/schemas/';

/** Renames the document's schemas that have the name of a contract schema: the overlay needs these names. */
export function renameComponents(document: OpenApiDocument): OpenApiDocument {
  const schemas = document.components?.schemas ?? {};
  const renamed = new Map(
    Object.keys(schemas)
      .filter(isContractName)
      .map((name) => [name, `Document${name}`]),
  );
  const visit = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(visit);
    const node = value as Record<string, unknown>;
    const entries = Object.entries(node).map(([key, child]) => [
      key,
      key === '$ref' && typeof child === 'string' ? renameReference(child, renamed) : visit(child),
    ]);
    return Object.fromEntries(entries);
  };
  const copy = visit(document) as OpenApiDocument;
  const named = Object.entries(copy.components?.schemas ?? {}).map(([name, schema]) => [
    isContractName(name) ? `Document${name}` : name,
    schema,
  ]);
  return { ...copy, components: { ...copy.components, schemas: Object.fromEntries(named) } };
}

/** Renames a reference to a schema or to a part of a schema (`#/components/schemas/Entry/$defs/source`). */
function renameReference(reference: string, renamed: Map<string, string>): string {
  if (!reference.startsWith(PREFIX)) return reference;
  const [name = '', ...subpath] = reference.slice(PREFIX.length).split('/');
  return PREFIX + [renamed.get(name) ?? name, ...subpath].join('/');
}

const CONTRACT_NAME =
  /^(Member|Client|Group|Project|ProjectMember|ProjectPhase|Phase|PhaseCategory|Entry|Timer|Todo)(Create|Update|Write|Response|ListResponse)?$/;
const isContractName = (name: string): boolean => CONTRACT_NAME.test(name);
