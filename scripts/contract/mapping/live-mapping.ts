import type { Mapping, ObservedForms } from './mapping-model.ts';

/** Replaces the document's forms in the mapping with the forms that a live run observed. */
export function liveMapping(mapping: Mapping): Mapping {
  const { observed, ...documented } = mapping;
  if (observed === undefined) return mapping;
  return {
    ...documented,
    records: mergeRecords(mapping, observed),
    single: observed.single ?? mapping.single,
    lists: { ...mapping.lists, ...observed.lists },
  };
}

function mergeRecords({ records }: Mapping, observed: ObservedForms): Mapping['records'] {
  const merged = { ...records };
  for (const [name, { fields }] of Object.entries(observed.records ?? {})) {
    const existing = records[name as keyof typeof records] ?? { fields: {}, body: {} };
    merged[name as keyof typeof records] = { ...existing, fields: { ...existing.fields, ...fields } };
  }
  return merged;
}
