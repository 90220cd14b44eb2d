/** A header's name is a token (RFC 9110, section 5.1). */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** Removes headers with invalid names from requests and responses, and headers that OpenAPI ignores. */
export function dropInvalidHeaders(document: object): string[] {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (DATA.test(key)) continue;
      if (key === 'headers' && isMap(child)) dropNames(child, names);
      if (key === 'parameters' && Array.isArray(child)) dropParameters(value as ParameterHolder, names);
      visit(child);
    }
  };
  visit(document);
  if (names.size === 0) return [];
  const sample = [...names].slice(0, 5).map((name) => JSON.stringify(name));
  return [`headers with an invalid name (${sample.join(', ')}): omitted`];
}

/** Keys that are not searched: their values only look like parts of the document. */
const DATA = /^(schemas?|definitions|properties|example|examples|default|enum|const|x-.*)$/;

function dropNames(headers: Record<string, unknown>, names: Set<string>): void {
  for (const name of Object.keys(headers)) {
    // `content` defines the type. OpenAPI: "it SHALL be ignored".
    if (name.toLowerCase() === 'content-type') delete headers[name];
    if (TOKEN.test(name)) continue;
    names.add(name);
    delete headers[name];
  }
}

type ParameterHolder = { parameters?: unknown[] };

function dropParameters(holder: ParameterHolder, names: Set<string>): void {
  const hasInvalidName = (each: unknown): each is { name: string } =>
    isMap(each) && each.in === 'header' && typeof each.name === 'string' && !TOKEN.test(each.name);
  const list = holder.parameters ?? [];
  for (const { name } of list.filter(hasInvalidName)) names.add(name);
  const remaining = list.filter((each) => !hasInvalidName(each));
  if (remaining.length > 0) holder.parameters = remaining;
  else delete holder.parameters;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
