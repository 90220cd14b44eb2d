import type { OpenApiDocument } from '../document.ts';

const PREFIX = '#/components/schemas/';

/** Frees the names of our schemas, which the overlay knows ours by. */
export function renameComponents(document: OpenApiDocument): OpenApiDocument {
  const schemas = document.components?.schemas ?? {};
  const renamed = new Map(
    Object.keys(schemas)
      .filter(isOurName)
      .map((name) => [PREFIX + name, `${PREFIX}Document${name}`]),
  );
  const visit = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(visit);
    const node = value as Record<string, unknown>;
    const entries = Object.entries(node).map(([key, child]) => [
      key,
      key === '$ref' ? (renamed.get(child as string) ?? child) : visit(child),
    ]);
    return Object.fromEntries(entries);
  };
  const copy = visit(document) as OpenApiDocument;
  const named = Object.entries(copy.components?.schemas ?? {}).map(([name, schema]) => [
    isOurName(name) ? `Document${name}` : name,
    schema,
  ]);
  return { ...copy, components: { ...copy.components, schemas: Object.fromEntries(named) } };
}

const OUR_NAME =
  /^(Member|Client|Group|Project|ProjectMember|ProjectPhase|Phase|PhaseCategory|Entry|Timer|Todo)(Create|Update|Write|Response|ListResponse)?$/;
const isOurName = (name: string): boolean => OUR_NAME.test(name);
