import { plural } from '../../cli/plural.ts';

type RawServerObject = { variables?: Record<string, { description?: unknown; default?: unknown }> };

/** Removes the descriptions of server variables: the validator's schema of OpenAPI 3.1 misspells the keyword. */
export function repairServers(document: object): string[] {
  let found = 0;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { servers } = value as { servers?: unknown };
    for (const { variables } of (Array.isArray(servers) ? servers : []) as RawServerObject[]) {
      for (const variable of Object.values(variables ?? {})) {
        if (variable?.description !== undefined) found += 1;
        delete variable?.description;
      }
    }
    for (const [key, child] of Object.entries(value)) if (WITH_SERVERS(key)) visit(child);
  };
  visit(document);
  return found > 0 ? [`descriptions of server variables, ${plural(found, 'time')}: omitted`] : [];
}

/** Servers may be at the root, in a path and in an operation. */
const WITH_SERVERS = (key: string) => !['components', 'schema', 'content', 'responses'].includes(key);
