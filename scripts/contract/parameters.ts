import type { ParameterObject } from './document.ts';
import type { Parameter } from './model.ts';

/** OpenAPI ignores header parameters with these names. */
const IGNORED_HEADERS = ['accept', 'content-type', 'authorization'];
const LOCATIONS = ['path', 'query', 'header', 'cookie'];
const STYLES: Record<string, string> = { query: 'form', cookie: 'form' };

/** Reads the parameters of an operation, which override parameters of its path with the same location and name. */
export function readParameters(
  pathParameters: ParameterObject[] = [],
  operationParameters: ParameterObject[] = [],
  source = '',
): Parameter[] {
  const byKey = new Map<string, ParameterObject>();
  for (const parameter of [...pathParameters, ...operationParameters])
    byKey.set(`${parameter.in} ${parameter.name}`, parameter);
  return [...byKey.values()].filter(isSupported).map((parameter) => readParameter(parameter, source));
}

function isSupported({ in: location, name }: ParameterObject): boolean {
  return (
    LOCATIONS.includes(location) && !(location === 'header' && IGNORED_HEADERS.includes(name.toLowerCase()))
  );
}

function readParameter(parameter: ParameterObject, source: string): Parameter {
  const { name, in: location, required, schema, content } = parameter;
  const [media] = Object.values(content ?? {});
  const style = media ? 'json' : (parameter.style ?? STYLES[location] ?? 'simple');
  return {
    name,
    in: location as Parameter['in'],
    required: required === true,
    schema: schema ?? media?.schema ?? {},
    source: parameter['x-source'] ?? source,
    style,
    explode: parameter.explode ?? (style === 'form' || style === 'deepObject'),
  };
}

/** Sorts path parameters as in the path: readers match them by position, so that a document may name them freely. */
export function sortPathParameters(path: string, parameters: Parameter[]): Parameter[] {
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]);
  return names.flatMap((name) => parameters.filter((one) => one.in === 'path' && one.name === name));
}
