import type { Contract, Operation } from '../../contract/contract.ts';
import { type Fact, formatFieldPath } from './record.ts';
import { allowsType, findSchemas, listFieldPaths } from './schema-fields.ts';

/** The differences between a run and the document, by operation, status and field. */
export interface Drift {
  /** Received but not documented. */
  undocumented: { operation: string; status: number; field?: string; received: string }[];
  /** Documented but never received. */
  unseen: {
    operations: string[];
    statuses: { operation: string; status: number }[];
    fields: { operation: string; status: number; field: string }[];
  };
}

/** Compares the responses of a run with the document. */
export function findDrift({ operations, byId }: Contract, facts: Fact[]): Drift {
  const seen = groupByResponse(facts);
  const called = operations.filter(({ id }) => facts.some((fact) => fact.operation === id));
  return {
    undocumented: facts.flatMap((fact) => {
      const operation = byId.get(fact.operation);
      const received = operation
        ? undocumentedPart(operation, fact)
        : 'an operation that the document does not have';
      return received === undefined ? [] : [{ ...pickLocation(fact), received }];
    }),
    unseen: {
      operations: operations.filter((operation) => !called.includes(operation)).map(({ id }) => id),
      statuses: called.flatMap(({ id, responses }) => {
        return Object.keys(responses)
          .filter((status) => !seen.has(`${id} ${status}`))
          .map((status) => ({ operation: id, status: Number(status) }));
      }),
      fields: called.flatMap((operation) => unseenFields(operation, seen)),
    },
  };
}

function pickLocation({ operation, status, path }: Fact) {
  return { operation, status, ...(path && { field: formatFieldPath(path) }) };
}

/** The undocumented part of a fact; undefined if all of it is documented. */
function undocumentedPart({ responses }: Operation, { status, path, type }: Fact): string | undefined {
  const documented = responses[status];
  if (documented === undefined) return path === undefined ? `the status ${status}` : undefined;
  if (path === undefined || type === undefined || documented.schema === undefined) return undefined;
  const schemas = findSchemas(documented.schema, path);
  if (schemas.length === 0) return `a field (${type})`;
  if (allowsType(schemas, type)) return undefined;
  return `${type}, documented as ${[...new Set(schemas.flatMap((schema) => schema.type ?? []))].join(' or ')}`;
}

function groupByResponse(facts: Fact[]): Map<string, Set<string>> {
  const seen = new Map<string, Set<string>>();
  for (const { operation, status, path } of facts) {
    const key = `${operation} ${status}`;
    const fields = seen.get(key) ?? new Set<string>();
    if (path !== undefined) fields.add(formatFieldPath(path));
    seen.set(key, fields);
  }
  return seen;
}

function unseenFields(
  { id, responses }: Operation,
  seen: Map<string, Set<string>>,
): Drift['unseen']['fields'] {
  return Object.entries(responses).flatMap(([status, { schema }]) => {
    const fields = seen.get(`${id} ${status}`);
    if (fields === undefined || schema === undefined) return [];
    const unseen = [...new Set(listFieldPaths(schema).map(formatFieldPath))].filter(
      (field) => !fields.has(field),
    );
    return unseen.map((field) => ({ operation: id, status: Number(status), field }));
  });
}
