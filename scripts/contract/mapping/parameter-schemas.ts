import type { OpenApiDocument, ParameterObject, Schema } from '../document.ts';
import { withListedValues } from './listed-values.ts';
import type { MappedOperation } from './mapped-operation.ts';
import { isJoined, type MappedParameter } from './mapped-parameter.ts';
import { schemaFromWire } from './value.ts';
import { follow } from './value-paths.ts';

type WireOperation = MappedOperation['wire'];

/** Translates the parameters of an operation into the contract's format. */
export function parametersFromWire(document: OpenApiDocument, mapped: MappedOperation): ParameterObject[] {
  return [
    ...pathParameters(document, mapped),
    ...mapped.query.map((each) => withListedValues(mapped.id, each, queryParameter(document, each))),
    ...filledQuery(document, mapped),
    ...mapped.wire.parameters.filter((parameter) => parameter.in === 'header' || parameter.in === 'cookie'),
  ];
}

function pathParameters(document: OpenApiDocument, { sources, wire }: MappedOperation): ParameterObject[] {
  return sources.map(({ name, source }) => {
    const schema = idSchema(document, wire, source.in === 'record' ? undefined : source);
    return { name, in: 'path', required: true, schema };
  });
}

/** The contract's schema of an ID: a number, even if the document has a string. In a URL, both look the same. */
export function idSchema(
  document: OpenApiDocument,
  { parameters }: WireOperation,
  source: { in: string; name: string } | undefined,
): Schema {
  const parameter = parameters.find((each) => each.in === source?.in && each.name === source.name);
  const wireSchema = parameter?.schema && follow(document, parameter.schema);
  const schema: Schema = { ...wireSchema, type: 'integer', minimum: wireSchema?.minimum ?? 1 };
  const { pattern: _, minLength: __, maxLength: ___, format: ____, example, ...bareSchema } = schema;
  return { ...bareSchema, format: 'int64', ...(typeof example === 'number' && { example }) };
}

function queryParameter(
  document: OpenApiDocument,
  { contractName, mapping, parameter }: MappedParameter,
): ParameterObject {
  const { schema, example, examples: _, ...rest } = parameter;
  const wireSchema = schema && follow(document, schema);
  const items = wireSchema?.items && { items: follow(document, wireSchema.items) };
  const converted = wireSchema && schemaFromWire({ ...wireSchema, ...items }, mapping);
  const isList = contractName.endsWith('[]') && converted !== undefined && converted.type !== 'array';
  const { default: value, ...item } = converted ?? {};
  const list = isJoined(parameter)
    ? { style: 'form', explode: false, schema: { type: 'array', items: listItem(contractName, item) } }
    : { schema: { type: 'array', maxItems: 1, items: item } };
  return { ...rest, name: contractName, ...(isList ? list : converted && { schema: converted }) };
}

/** The item of a list that is a string in the document. Its example is omitted, since it shows the whole list. */
function listItem(contractName: string, { example: _, pattern: __, ...item }: Schema): Schema {
  return contractName === 'load[]' ? item : { type: 'integer', minimum: 1, format: 'int64' };
}

/** The contract's query parameters that are path parameters in the document. */
function filledQuery(document: OpenApiDocument, { fills, query, wire }: MappedOperation): ParameterObject[] {
  return fills
    .filter(
      ({ fill }) => fill.in === 'query' && !query.some(({ contractName }) => contractName === fill.name),
    )
    .map(({ wireName, fill: { name } }) => {
      const items = idSchema(document, wire, { in: 'path', name: wireName });
      return { name, in: 'query', required: true, schema: { type: 'array', maxItems: 1, items } };
    });
}
