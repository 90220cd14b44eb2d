import type { Operation, Parameter } from '../contract/contract.ts';
import { typesOf } from '../contract/fields.ts';

/** The parameter that a name in a query means, and whether the name gives it in the form that it has. */
export interface NamedParameter {
  parameter: Parameter;
  isWellFormed: boolean;
}

/** Parameters by their name as it is, and by their name without brackets. */
interface ParameterNames {
  exact: Map<string, Parameter>;
  byBase: Map<string, Parameter>;
}

const LIST_BRACKETS = /^(?:\[\d*\])+$/;
const known = new WeakMap<Operation, ParameterNames>();

export const isListParameter = ({ name, schema }: Parameter): boolean =>
  name.endsWith('[]') || typesOf(schema).includes('array');

/** The name of a parameter as errors have it: without brackets. */
export const baseName = (name: string): string => name.replace(/\[\]$/, '');

/**
 * Reads a name as PHP does, in which the API is written: `ids[]`, `ids[0]` and `ids[][]` are one list, `ids` is a text
 * and `page[]` a list. Undefined for a name that the operation does not know.
 */
export function namedParameter(operation: Operation, name: string): NamedParameter | undefined {
  const { exact, byBase } = namesOf(operation);
  const parameter = exact.get(name);
  if (parameter) return { parameter, isWellFormed: true };
  const bracket = name.indexOf('[');
  const base = bracket < 0 ? name : name.slice(0, bracket);
  const meant = byBase.get(base);
  // A parameter that is an object has brackets of its own (deepObject), which are not read here.
  if (!meant || typesOf(meant.schema).includes('object')) return undefined;
  const isWellFormed = isListParameter(meant) && LIST_BRACKETS.test(name.slice(base.length));
  return { parameter: meant, isWellFormed };
}

function namesOf(operation: Operation): ParameterNames {
  let names = known.get(operation);
  if (!names) {
    const { queryParameters } = operation;
    names = {
      exact: new Map(queryParameters.map((each) => [each.name, each])),
      byBase: new Map(queryParameters.map((each) => [baseName(each.name), each])),
    };
    known.set(operation, names);
  }
  return names;
}
