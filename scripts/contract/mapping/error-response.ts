import type { OpenApiDocument, ResponseObject, Schema } from '../document.ts';
import { getOwn } from '../own.ts';
import { JSON_TYPE } from '../responses.ts';
import { errorFromWire } from './errors.ts';
import type { ErrorMapping } from './mapping-model.ts';
import { translateExamples } from './schema-parts.ts';
import { findProperty } from './schema-paths.ts';
import { follow } from './value-paths.ts';

/** Translates an error response into the contract's format: a message, and messages by field. */
export function errorResponseFromWire(
  document: OpenApiDocument,
  errors: ErrorMapping,
  response: ResponseObject,
): ResponseObject {
  const resolvedResponse = follow(document, response);
  const media = getOwn(resolvedResponse.content, JSON_TYPE);
  if (!media?.schema || (errors.message === 'message' && errors.fields === 'errors' && errors.form === 'map'))
    return response;
  const { example, examples, schema: wireSchema, ...rest } = media;
  const hasFields =
    errors.fields !== 'none' && findProperty(document, wireSchema, errors.fields) !== undefined;
  const isRequired = findProperty(document, wireSchema, errors.message)?.required === true;
  const schema: Schema = {
    type: 'object',
    properties: {
      message: { type: 'string' },
      ...(hasFields && {
        errors: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
      }),
    },
    ...(isRequired && { required: ['message'] }),
  };
  const translate = (value: unknown) => errorFromWire(errors, value, (name) => name);
  const content = {
    ...rest,
    schema,
    ...(example !== undefined && { example: translate(example) }),
    ...(examples && { examples: translateExamples(document, examples, translate) }),
  };
  return { ...resolvedResponse, content: { ...resolvedResponse.content, [JSON_TYPE]: content } };
}
