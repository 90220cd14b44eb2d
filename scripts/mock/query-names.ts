import type { Operation, Parameter } from '../contract/contract.ts';
import { listTypes } from '../contract/fields.ts';
import { isObject, parseBrackets } from './raw-values.ts';

/** The parameter that a name in a query refers to, and whether the name is well-formed. */
export interface NamedParameter {
  parameter: Parameter;
  isWellFormed: boolean;
  /** For an object parameter: the path of the property. */
  keys?: string[];
}

/** Parameters by their exact name, and by their name without brackets. */
interface ParameterNames {
  exact: Map<string, Parameter>;
  byBase: Map<string, Parameter>;
  /** Objects whose properties are separate query parameters (style form, exploded). */
  byProperty: Map<string, Parameter>;
}

const LIST_BRACKETS = /^(?:\[\d*\])+$/;
const cache = new WeakMap<Operation, ParameterNames>();

export const isListParameter = ({ name, schema }: Parameter): boolean =>
  name.endsWith('[]') || listTypes(schema).includes('array');

/** The name of a parameter in error messages: without brackets. */
export const baseName = (name: string): string => name.replace(/\[\]$/, '');

/**
 * Parses a name as PHP does, the language of the API: `ids[]`, `ids[0]` and `ids[][]` are one list, `ids` is a string
 * and `page[]` a list. Undefined for an unknown name.
 */
export function findNamedParameter(operation: Operation, name: string): NamedParameter | undefined {
  const { exact, byBase, byProperty } = indexParameters(operation);
  const parameter = exact.get(name);
  if (parameter && !isSpread(parameter)) return { parameter, isWellFormed: true };
  const bracket = name.indexOf('[');
  const base = bracket < 0 ? name : name.slice(0, bracket);
  const baseParameter = byBase.get(base);
  if (!baseParameter || isObject(baseParameter.schema))
    return findObjectParameter(name, baseParameter, byProperty);
  const isWellFormed = isListParameter(baseParameter) && LIST_BRACKETS.test(name.slice(base.length));
  return { parameter: baseParameter, isWellFormed };
}

/** Finds the object parameter of a name: `range[from]` for a deepObject, `from` for an exploded object. */
function findObjectParameter(
  name: string,
  baseParameter: Parameter | undefined,
  byProperty: ParameterNames['byProperty'],
): NamedParameter | undefined {
  const [base = '', ...keys] = parseBrackets(name) ?? [];
  if (baseParameter?.style === 'deepObject') {
    return { parameter: baseParameter, isWellFormed: base !== '' && keys.length > 0, keys };
  }
  const parameter = byProperty.get(base);
  return parameter && { parameter, isWellFormed: true, keys: [base, ...keys] };
}

const isSpread = ({ style, explode, schema }: Parameter): boolean =>
  style === 'deepObject' || (style === 'form' && explode && isObject(schema));

function indexParameters(operation: Operation): ParameterNames {
  let names = cache.get(operation);
  if (!names) {
    const { queryParameters } = operation;
    names = {
      exact: new Map(queryParameters.map((each) => [each.name, each])),
      byBase: new Map(queryParameters.map((each) => [baseName(each.name), each])),
      byProperty: new Map(
        queryParameters
          .filter((each) => each.style === 'form' && isSpread(each))
          .flatMap((each) => Object.keys(each.schema.properties ?? {}).map((name) => [name, each] as const)),
      ),
    };
    cache.set(operation, names);
  }
  return names;
}
