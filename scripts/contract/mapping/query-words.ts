import type { ParameterObject } from '../document.ts';
import { own } from '../own.ts';
import type { FieldMapping, ListMapping, ParameterSource } from './mapping-model.ts';

/** A query parameter of ours, and what the document has in its place. */
export interface QueryWord {
  ours: string;
  theirs: string;
  mapping: FieldMapping;
  /** The document's parameter. */
  parameter: ParameterObject;
}

/** A page number is a query parameter like any other; an offset is worked out of it (see `paging.ts`). */
export function pagingWords(paging: ListMapping['paging']): Record<string, FieldMapping> {
  if (paging.style === 'none') return {};
  const page = { page: { name: paging.first } };
  return { ...page, per_page: { name: paging.size } };
}

/** The query parameters of an operation of the document, each with our name of it. */
export function queryWords(
  parameters: ParameterObject[],
  sources: { source: ParameterSource }[],
  said: Record<string, FieldMapping>,
): QueryWord[] {
  const used = new Set(sources.flatMap(({ source }) => (source.in === 'query' ? [source.name] : [])));
  const ours = new Map(Object.entries(said).map(([name, mapping]) => [mapping.name, { name, mapping }]));
  return parameters
    .filter((parameter) => parameter.in === 'query' && !used.has(parameter.name))
    .map((parameter) => {
      const known = ours.get(parameter.name) ?? {
        name: freeName(parameter.name, said),
        mapping: { name: parameter.name },
      };
      return { ours: known.name, theirs: parameter.name, mapping: known.mapping, parameter };
    });
}

/** A parameter that has the name of another one of ours gets a `_`, so that nothing of ours reads it. */
const freeName = (name: string, said: Record<string, FieldMapping>): string =>
  own(said, name) ? `${name}_` : name;
