import type { Parameters } from '../../oauth/parameters.ts';

/** Parameters of a request in which some have another value, or none. */
export function parametersWith(
  parameters: Parameters,
  others: Record<string, string | undefined>,
): Parameters {
  const get = (name: string) => (name in others ? others[name] : parameters.get(name));
  const require = (name: string) => others[name] ?? parameters.require(name);
  return { get, require, only: get } as Parameters;
}
