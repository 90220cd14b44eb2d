import type { ParameterObject } from '../document.ts';
import { getOwn } from '../own.ts';
import type { FieldMapping, ListMapping, ParameterSource } from './mapping-model.ts';
import { findSignedSortParameter } from './order-sign.ts';

/** A query parameter of the contract, and its equivalent in the document. */
export interface MappedParameter {
  contractName: string;
  wireName: string;
  mapping: FieldMapping;
  /** The document's parameter. */
  parameter: ParameterObject;
}

/** The mappings of the page parameters. `query.ts` translates a page number into an offset if the document has one. */
export function pagingMappings(paging: ListMapping['paging']): Record<string, FieldMapping> {
  if (paging.style === 'none') return {};
  const page = { page: { name: paging.first } };
  return { ...page, per_page: { name: paging.size } };
}

/** Maps the query parameters of a document operation to their contract names. */
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

/** Appends `_` to the name of an unmapped parameter if the contract has another parameter with that name. */
const freeName = (name: string, mappings: Record<string, FieldMapping>): string =>
  getOwn(mappings, name) ? `${name}_` : name;

/** The contract's `direction`, if the document has it as a sign in the sort value. Its document name is empty. */
function directionParameter(mapped: MappedParameter[]): MappedParameter[] {
  const order = findSignedSortParameter(mapped);
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

/** Whether a list is one comma-separated value, by the parameter's style, description or example. */
export function isJoined(parameter: ParameterObject & { description?: string }): boolean {
  const { explode, style = 'form', schema, description = '', example = schema?.example } = parameter;
  if (schema?.type === 'string')
    return /comma/i.test(`${description} ${schema.description ?? ''}`) || /\w,\w/.test(String(example ?? ''));
  return explode === false && style === 'form';
}
