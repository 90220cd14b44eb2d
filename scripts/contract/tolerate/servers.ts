import { plural } from '../../cli/plural.ts';

interface ServerVariable {
  description?: unknown;
  default?: unknown;
  enum?: unknown;
}
type RawServerObject = { variables?: Record<string, ServerVariable> };

/**
 * Removes the descriptions of server variables, because the validator's schema of OpenAPI 3.1 misspells the keyword.
 * Converts defaults such as port numbers to strings, and uses the first enum value of a variable without a default.
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
    for (const [key, child] of Object.entries(value)) if (mayContainServers(key)) visit(child);
  };
  visit(document);
  return [
    ...(found > 0 ? [`descriptions of server variables, ${plural(found, 'time')}: omitted`] : []),
    ...(defaults > 0
      ? [
          `defaults of server variables that are missing or not strings, ${plural(defaults, 'time')}: repaired`,
        ]
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

/** Whether the value of a key may contain servers, which occur at the root, in paths and in operations. */
const mayContainServers = (key: string) => !['components', 'schema', 'content', 'responses'].includes(key);
