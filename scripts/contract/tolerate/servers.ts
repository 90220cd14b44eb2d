import { plural } from '../../cli/plural.ts';

interface ServerVariable {
  description?: unknown;
  default?: unknown;
  enum?: unknown;
}
type RawServerObject = { variables?: Record<string, ServerVariable> };

/**
 * Removes the descriptions of server variables: the validator's schema of OpenAPI 3.1 misspells the keyword. Writes
 * defaults as text, which a port often is not, and takes the first value of a variable without one.
 */
export function repairServers(document: object): string[] {
  let [found, defaults] = [0, 0];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { servers } = value as { servers?: unknown };
    for (const { variables } of (Array.isArray(servers) ? servers : []) as RawServerObject[]) {
      for (const variable of Object.values(variables ?? {})) {
        if (variable?.description !== undefined) found += 1;
        delete variable?.description;
        if (repairDefault(variable)) defaults += 1;
      }
    }
    for (const [key, child] of Object.entries(value)) if (WITH_SERVERS(key)) visit(child);
  };
  visit(document);
  return [
    ...(found > 0 ? [`descriptions of server variables, ${plural(found, 'time')}: omitted`] : []),
    ...(defaults > 0
      ? [`defaults of server variables that are missing or no text, ${plural(defaults, 'time')}: repaired`]
      : []),
  ];
}

function repairDefault(variable: ServerVariable | null): boolean {
  if (typeof variable !== 'object' || variable === null || typeof variable.default === 'string') return false;
  const [first] = Array.isArray(variable.enum) ? variable.enum : [];
  const value = variable.default ?? first;
  if (!['string', 'number', 'boolean'].includes(typeof value)) return false;
  variable.default = String(value);
  return true;
}

/** Servers may be at the root, in a path and in an operation. */
const WITH_SERVERS = (key: string) => !['components', 'schema', 'content', 'responses'].includes(key);
