type SecurityScheme = Record<string, unknown> & { type?: unknown };

/** The keys of a scheme by its type, besides type, description and extensions. */
const KEYS: Record<string, string[]> = {
  apiKey: ['name', 'in'],
  http: ['scheme', 'bearerFormat'],
  oauth2: ['flows'],
  openIdConnect: ['openIdConnectUrl'],
  mutualTLS: [],
};
const FLOWS = ['implicit', 'password', 'clientCredentials', 'authorizationCode'];
const COMMON_KEYS = ['type', 'description', '$ref'];

/** Removes keys of security schemes that belong to another type, and adds missing scopes to flows. */
export function repairSecurity(document: object): string[] {
  const { components } = document as { components?: { securitySchemes?: Record<string, SecurityScheme> } };
  const notes = new Set<string>();
  for (const [name, scheme] of Object.entries(components?.securitySchemes ?? {})) {
    if (typeof scheme !== 'object' || scheme === null) continue;
    const keys = new Map(Object.entries(KEYS)).get(String(scheme.type));
    const extra = Object.keys(scheme).filter(
      (key) => keys && ![...COMMON_KEYS, ...keys].includes(key) && !key.startsWith('x-'),
    );
    for (const key of extra) delete scheme[key];
    if (extra.length > 0)
      notes.add(`securitySchemes.${name}: ${extra.join(', ')} not allowed with type ${scheme.type}: omitted`);
    const unknown = removeUnknownFlows(scheme);
    if (unknown.length > 0)
      notes.add(`securitySchemes.${name}: ${unknown.join(', ')}: not a flow of OpenAPI 3.1, omitted`);
    if (repairFlows(scheme)) notes.add(`securitySchemes.${name}: a flow without scopes: read as scopes {}`);
  }
  return [...notes];
}

function removeUnknownFlows({ flows }: SecurityScheme): string[] {
  if (typeof flows !== 'object' || flows === null) return [];
  const unknown = Object.keys(flows).filter((key) => !FLOWS.includes(key) && !key.startsWith('x-'));
  for (const key of unknown) delete (flows as Record<string, unknown>)[key];
  return unknown;
}

function repairFlows({ flows }: SecurityScheme): boolean {
  if (typeof flows !== 'object' || flows === null) return false;
  let isRepaired = false;
  for (const flow of Object.values(flows) as Record<string, unknown>[]) {
    if (typeof flow !== 'object' || flow === null) continue;
    const { scopes } = flow;
    if (typeof scopes === 'object' && scopes !== null && !Array.isArray(scopes)) continue;
    // A list of scope names has no descriptions.
    flow.scopes = Object.fromEntries((Array.isArray(scopes) ? scopes : []).map((name) => [String(name), '']));
    isRepaired = true;
  }
  return isRepaired;
}
