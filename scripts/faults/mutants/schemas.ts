import type { Contract, OpenApiDocument, Operation, Schema } from '../../contract/contract.ts';
import { findParameterSchema } from '../catalog/contract-edits.ts';
import type { Mutation } from './mutation.ts';

/** A change of a schema. */
interface SchemaMutation {
  kind: string;
  what: string;
  detectedBy: string[];
  apply(schema: Schema): void;
}

const conformance = (file: string) => `conformance/${file}`;
/** The file with tests of invalid budget amounts. */
const BUDGET_FILE = conformance('figures');

/** Mutations of write schemas and query parameters. */
export function listSchemaMutations(contract: Contract): Mutation[] {
  const { schemas = {} } = contract.document.components ?? {};
  const bodies = Object.entries(schemas).filter(([name]) => /(Create|Update|Write)$/.test(name));
  return [
    ...bodies.flatMap(([name, schema]) => [
      ...listRequiredMutations(name, schema),
      ...Object.entries(schema.properties ?? {}).flatMap(([field, property]) =>
        listSchemaChanges(property, false).map((change) => ({
          ...change,
          name: `${change.kind} ${name}.${field}: ${change.what}`,
          change: ({ components }: OpenApiDocument) =>
            change.apply(findProperty(components?.schemas?.[name], field)),
        })),
      ),
    ]),
    ...contract.operations.flatMap(listQueryMutations),
  ];
}

function findProperty(schema: Schema | undefined, field: string): Schema {
  const property = schema?.properties?.[field];
  if (!property) throw new Error(`there is no ${field}`);
  return property;
}

function listRequiredMutations(name: string, schema: Schema): Mutation[] {
  const names = schema.required ?? [];
  const setRequired =
    (wanted: string[]) =>
    ({ components }: OpenApiDocument) => {
      const found = components?.schemas?.[name];
      if (found) found.required = wanted;
    };
  const dropped = names.map((field) => ({
    kind: 'required',
    name: `required ${name}.${field}: dropped`,
    detectedBy: [conformance('missing-field'), conformance('empty-body')],
    change: setRequired(names.filter((each) => each !== field)),
  }));
  const optionalFields = Object.keys(schema.properties ?? {}).filter((field) => !names.includes(field));
  const added = optionalFields.map((field) => ({
    kind: 'required',
    name: `required ${name}.${field}: added`,
    detectedBy: [
      isItem(name) ? 'state/items' : name.endsWith('Update') ? 'state/update-one-field' : 'state/create',
    ],
    change: setRequired([...names, field]),
  }));
  return [...dropped, ...added];
}

/** Whether a schema describes the items of a list in a body. */
function isItem(name: string): boolean {
  return name === 'ProjectMemberWrite' || name === 'ProjectPhaseCreate';
}

function listQueryMutations(operation: Operation): Mutation[] {
  return operation.queryParameters.flatMap(({ name, schema }) => {
    const isList = schema.type === 'array';
    // The mock rejects pages below 1 regardless of the contract.
    const isPaging = name === 'page' || name === 'per_page';
    const changes = listSchemaChanges(schema, true).filter(
      ({ what }) => !isPaging || what !== 'minimum 1 -> 0',
    );
    return changes.map((change) => ({
      ...change,
      name: `${change.kind} ${operation.id}?${name}: ${change.what}`,
      detectedBy: isList ? [...change.detectedBy, conformance('query-form')] : change.detectedBy,
      change: (document: OpenApiDocument) => change.apply(findParameterSchema(document, operation.id, name)),
    }));
  });
}

function listSchemaChanges(schema: Schema, isQuery: boolean): SchemaMutation[] {
  const rejected = (rule: string) => [conformance(isQuery ? `query-${rule}` : rule), BUDGET_FILE];
  const lengths = [conformance(isQuery ? 'query-form' : 'length')];
  const accepted = conformance(isQuery ? 'query-edges' : 'edge-values');
  // An unknown ID is rejected with the same error as a number that is not an ID.
  const isId = schema.format === 'int64' && !isQuery;
  return [
    ...(isId ? [] : listBoundChanges(schema, ['minimum', 'maximum'], rejected('range'), accepted)),
    // An empty parameter is rejected regardless of its length.
    ...listBoundChanges(schema, ['minLength', 'maxLength'], lengths, accepted).filter(
      ({ what }) => !isQuery || what !== 'minLength 1 -> 0',
    ),
    ...listBoundChanges(schema, ['maxItems'], lengths, isQuery ? accepted : conformance('full-lists')),
    ...listEnumChanges(schema, rejected('enum'), accepted),
    ...listFormatChanges(schema, rejected('date'), [conformance('format'), BUDGET_FILE]),
    ...listDefaultChanges(schema),
  ];
}

type Bound = 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'maxItems';

function listBoundChanges(
  schema: Schema,
  names: Bound[],
  rejected: string[],
  accepted: string,
): SchemaMutation[] {
  return names.flatMap((name) => {
    const bound = schema[name];
    if (bound === undefined) return [];
    const steps = name === 'minLength' && bound === 0 ? [1] : [-1, 1];
    return steps.map((step) => {
      const isWider = name.startsWith('min') ? step < 0 : step > 0;
      const apply = (changed: Schema) => {
        changed[name] = bound + step;
      };
      const detectedBy = isWider ? rejected : [accepted];
      return { kind: 'range', what: `${name} ${bound} -> ${bound + step}`, detectedBy, apply };
    });
  });
}

function listEnumChanges({ enum: values }: Schema, rejected: string[], accepted: string): SchemaMutation[] {
  if (!values) return [];
  const without = (values.length > 1 ? values : []).map((value) => ({
    kind: 'enum',
    what: `without ${value}`,
    detectedBy: [accepted],
    apply: (changed: Schema) => {
      changed.enum = values.filter((each) => each !== value);
    },
  }));
  const open = {
    kind: 'enum',
    what: 'any value',
    detectedBy: rejected,
    apply: (changed: Schema) => void delete changed.enum,
  };
  return [...without, open];
}

function listFormatChanges(
  { pattern, format }: Schema,
  dateFiles: string[],
  formatFiles: string[],
): SchemaMutation[] {
  const open = (name: 'pattern' | 'format', detectedBy: string[]) => ({
    kind: 'form',
    what: `without ${name}`,
    detectedBy,
    apply: (changed: Schema) => void delete changed[name],
  });
  return [
    ...(pattern === undefined ? [] : [open('pattern', formatFiles)]),
    ...(format === 'date' ? [open('format', dateFiles)] : []),
    ...(format === 'email' ? [open('format', formatFiles)] : []),
  ];
}

function listDefaultChanges({ default: value }: Schema): SchemaMutation[] {
  const other = typeof value === 'number' ? value + 1 : value === 'asc' ? 'desc' : undefined;
  if (other === undefined) return [];
  const apply = (changed: Schema) => {
    changed.default = other;
  };
  return [
    { kind: 'default', what: `${value} -> ${other}`, detectedBy: ['lists/pages', 'lists/sort'], apply },
  ];
}
