import type { ParameterObject } from '../document.ts';
import { getOwn } from '../own.ts';
import type { FieldMapping, ListMapping, ParameterSource } from './mapping-model.ts';
import { findSortParameter } from './order-sign.ts';

/** A query parameter of the contract, and its equivalent in the document. */
export interface MappedParameter {
  contractName: string;
  wireName: string;
  mapping: FieldMapping;
  /** The document's parameter. */
  parameter: ParameterObject;
}

/** A page number is a query parameter like any other; an offset is worked out of it (see `paging.ts`). */
export function pagingMappings(paging: ListMapping['paging']): Record<string, FieldMapping> {
  if (paging.style === 'none') return {};
  const page = { page: { name: paging.first } };
  return { ...page, per_page: { name: paging.size } };
}

/** The query parameters of an operation of the document, each with its name in the contract. */
export function mapQueryParameters(
  parameters: ParameterObject[],
  sources: { source: ParameterSource }[],
  mappings: Record<string, FieldMapping>,
): MappedParameter[] {
  const used = new Set(sources.flatMap(({ source }) => (source.in === 'query' ? [source.name] : [])));
  const byWireName = new Map(
    Object.entries(mappings).map(([name, mapping]) => [mapping.name, { name, mapping }]),
  );
  const mapped = parameters
    .filter((parameter) => parameter.in === 'query' && !used.has(parameter.name))
    .map((parameter) => {
      const entry = byWireName.get(parameter.name) ?? {
        name: freeName(parameter.name, mappings),
        mapping: { name: parameter.name },
      };
      return { contractName: entry.name, wireName: parameter.name, mapping: entry.mapping, parameter };
    });
  return [...mapped, ...directionParameter(mapped)];
}

/** A parameter that has the name of another contract parameter gets a `_`, so that no code of this project reads it. */
const freeName = (name: string, mappings: Record<string, FieldMapping>): string =>
  getOwn(mappings, name) ? `${name}_` : name;

/** The parameter that a list does not have whose direction is a sign; its name is empty there. */
function directionParameter(mapped: MappedParameter[]): MappedParameter[] {
  const order = findSortParameter(mapped);
  if (!order || mapped.some(({ contractName }) => contractName === 'direction')) return [];
  const schema = { type: 'string', enum: ['asc', 'desc'] };
  const parameter = { ...order.parameter, name: 'direction', schema };
  const {
    description: _,
    example: __,
    examples: ___,
    ...bareParameter
  } = parameter as typeof parameter & {
    description?: string;
  };
  return [{ contractName: 'direction', wireName: '', mapping: { name: '' }, parameter: bareParameter }];
}

/** Whether the items of a list are one value with commas: by its style, or by its description. */
export function isJoined(parameter: ParameterObject & { description?: string }): boolean {
  const { explode, style = 'form', schema, description = '', example = schema?.example } = parameter;
  if (schema?.type === 'string')
    return /comma/i.test(`${description} ${schema.description ?? ''}`) || /\w,\w/.test(String(example ?? ''));
  return explode === false && style === 'form';
}
